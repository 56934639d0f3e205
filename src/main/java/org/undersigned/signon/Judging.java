package org.undersigned.signon;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.mail.MailAddress;
import org.undersigned.organisation.Organisation;
import org.undersigned.organisation.OrganisationStore;
import org.undersigned.organisation.staff.MemberStore;

/**
 * What speaks for a request and what against it, as of one moment: the mailbox, other claims to the domain, and organisations that are
 * known here. It decides nothing but who may.
 */
public final class Judging {

    private final Handle handle;
    private final List<Organisation> organisations;
    private final Map<String, Set<String>> claims;
    private final Map<UUID, Boolean> owned = new HashMap<>();

    private Judging(Handle handle) {
        this.handle = handle;
        this.organisations = OrganisationStore.all(handle);
        this.claims = RequestStore.claims(handle).stream()
                .collect(groupingBy(
                        RequestStore.Claim::domain, mapping(one -> SignOnRequest.folded(one.name()), toSet())));
    }

    /** As things are in this transaction; to be used within it. */
    public static Judging now(Handle handle) {
        return new Judging(handle);
    }

    /** Why somebody has to look closely. */
    public enum Mark {
        /** The mailbox is in another domain than the website. */
        OTHER,
        /** Anybody can have such a mailbox. */
        SHARED,
        /** Another organisation claims the same domain. */
        RIVAL,
        /** An organisation that is known here has this domain or this name. */
        KNOWN,
        /** Its owners said that this is not it. */
        DISOWNED,
        /** The wording that was approved is not there any more. */
        CHANGED;

        /** End of message keys. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What was found.
     *
     * @param known the organisation here that it is or says it is
     * @param byOwners whether the owners of that organisation decide, and the coalition does not
     * @param marks none if the mailbox proves it and nothing speaks against it
     */
    public record Judgement(Optional<Organisation> known, boolean byOwners, Set<Mark> marks) {

        /** Whether it may be approved together with many others. */
        public boolean isClear() {
            return marks.isEmpty() && !byOwners;
        }

        /** Whether it cannot be approved by anybody. */
        public boolean isChanged() {
            return marks.contains(Mark.CHANGED);
        }
    }

    public Judgement judge(SignOnRequest request, Joint joint) {
        var marks = EnumSet.noneOf(Mark.class);
        switch (request.mailbox()) {
            case OWN -> {}
            case OTHER -> marks.add(Mark.OTHER);
            case SHARED -> marks.add(Mark.SHARED);
        }
        var name = request.body().foldedName();
        if (claims.getOrDefault(request.body().domain(), Set.of()).stream().anyMatch(one -> !one.equals(name)))
            marks.add(Mark.RIVAL);
        if (!joint.isWorded(request.version(), request.sha256())) marks.add(Mark.CHANGED);
        var known = known(request);
        known.ifPresent(one -> marks.add(Mark.KNOWN));
        if (known.filter(one -> !isSaidToBe(one, request)).isPresent()) marks.add(Mark.RIVAL);
        var disowned = request.disownedBy()
                .filter(id -> known.filter(one -> one.id().equals(id)).isPresent());
        if (disowned.isPresent()) marks.add(Mark.DISOWNED);
        return new Judgement(
                known,
                disowned.isEmpty() && known.filter(one -> hasOwner(one.id())).isPresent(),
                marks);
    }

    /** Whoever has an owner here comes first: nobody else speaks for them. */
    private Optional<Organisation> known(SignOnRequest request) {
        return organisations.stream()
                .filter(one -> host(one).equals(request.body().domain()) || isSaidToBe(one, request))
                .min(Comparator.comparing((Organisation one) -> !hasOwner(one.id()))
                        .thenComparing(one -> !host(one).equals(request.body().domain()))
                        .thenComparing(one -> !isSaidToBe(one, request))
                        .thenComparing(Organisation::slug));
    }

    private static boolean isSaidToBe(Organisation organisation, SignOnRequest request) {
        var name = request.body().foldedName();
        return organisation.name().byLanguage().values().stream()
                        .anyMatch(one -> SignOnRequest.folded(one).equals(name))
                || SignOnRequest.folded(organisation.slug()).equals(name);
    }

    private boolean hasOwner(UUID organisation) {
        return owned.computeIfAbsent(
                organisation,
                id -> MemberStore.in(handle, id).stream()
                        .anyMatch(member -> member.role().isOwner()));
    }

    private static String host(Organisation organisation) {
        return Optional.ofNullable(organisation.url().getHost())
                .flatMap(host -> MailAddress.parse("x@" + host))
                .map(address -> address.domain().replaceFirst("^www\\.", ""))
                .orElse("");
    }
}
