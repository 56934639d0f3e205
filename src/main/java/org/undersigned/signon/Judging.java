package org.undersigned.signon;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.undersigned.organisation.Organisation;
import org.undersigned.organisation.OrganisationStore;
import org.undersigned.organisation.SharedHosts;
import org.undersigned.organisation.staff.MemberStore;

/**
 * What speaks for a request and what against it, as of one moment: the mailbox, other claims to the domain, and organisations that are
 * known here. It decides nothing but who may.
 */
public final class Judging {

    private final Set<UUID> owned;
    private final Map<String, List<Organisation>> byKey = new HashMap<>();
    private final Map<String, Set<String>> claims;

    private Judging(Handle handle) {
        this.owned = MemberStore.owned(handle);
        OrganisationStore.all(handle).forEach(this::learn);
        this.claims = RequestStore.claims(handle).stream()
                .collect(groupingBy(RequestStore.Claim::domain, mapping(RequestStore.Claim::name, toSet())));
    }

    /** As things are in this transaction; to be used within it. */
    public static Judging now(Handle handle) {
        return new Judging(handle);
    }

    /** Knows an organisation, too, that was made since. */
    public void learn(Organisation organisation) {
        for (var key : keys(organisation))
            byKey.computeIfAbsent(key.key(), none -> new ArrayList<>()).add(organisation);
    }

    /** What an organisation is told by: its names, the legal one among them, and its slug, folded, and the host of its website behind an at sign. */
    record Key(UUID organisation, String key) {}

    static Set<Key> keys(Organisation organisation) {
        var keys = new LinkedHashSet<Key>();
        for (var name : organisation.name().byLanguage().values())
            keys.add(new Key(organisation.id(), SignOnRequest.folded(name)));
        organisation.legalName().ifPresent(name -> keys.add(new Key(organisation.id(), SignOnRequest.folded(name))));
        keys.add(new Key(organisation.id(), SignOnRequest.folded(organisation.slug())));
        organisation
                .host()
                .filter(host -> !SharedHosts.hold(host))
                .ifPresent(host -> keys.add(new Key(organisation.id(), "@" + host)));
        return keys;
    }

    /** What one organisation can be taken for another by. */
    public enum Likeness {
        NAME("name"),
        WEBSITE("url");

        private final String key;

        Likeness(String key) {
            this.key = key;
        }

        /** As campaign files call it. */
        public String key() {
            return key;
        }
    }

    /**
     * By what an organisation would be taken for another one here, and was not before: requests of that one would come to its owners.
     * Whoever runs the site may know better, and loads it from a file.
     */
    public Set<Likeness> mistakable(Organisation before, Organisation wanted) {
        var known = keys(before);
        return keys(wanted).stream()
                .filter(key -> !known.contains(key)
                        && byKey.getOrDefault(key.key(), List.of()).stream()
                                .anyMatch(one -> !one.id().equals(wanted.id())))
                .map(key -> key.key().startsWith("@") ? Likeness.WEBSITE : Likeness.NAME)
                .collect(toCollection(() -> EnumSet.noneOf(Likeness.class)));
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
        /** That organisation signed this statement before and took it back. */
        WITHDRAWN,
        /** Owners of an organisation that is known here said that this is not it. */
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
     * @param known the organisation here that it is or says it is, and that has not said that it is another one
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

        /** Whether even an owner of that organisation has to look who it is that asks. */
        public boolean isDoubtful() {
            return marks.contains(Mark.OTHER) || marks.contains(Mark.SHARED) || marks.contains(Mark.RIVAL);
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
        var domain = request.body().domain();
        if (!SharedHosts.hold(domain)
                && claims.getOrDefault(domain, Set.of()).stream().anyMatch(one -> !one.equals(name)))
            marks.add(Mark.RIVAL);
        if (!joint.isWorded(request.version(), request.sha256())) marks.add(Mark.CHANGED);
        if (!request.disownedBy().isEmpty()) marks.add(Mark.DISOWNED);
        var known = known(request);
        known.ifPresent(one -> {
            marks.add(Mark.KNOWN);
            if (!named(request).contains(one)) marks.add(Mark.RIVAL);
            if (joint.statement().signOns().stream()
                    .anyMatch(some ->
                            !some.isStanding() && some.organisation().id().equals(one.id()))) marks.add(Mark.WITHDRAWN);
        });
        return new Judgement(known, known.filter(this::isOwned).isPresent(), marks);
    }

    /** The organisation whose owners decide about a request; nothing if the coalition does. */
    Optional<Organisation> asked(SignOnRequest request) {
        return known(request).filter(this::isOwned);
    }

    /** Whether a request has the very name of an organisation that is known here, and is taken for it. */
    boolean isOf(SignOnRequest request, UUID organisation) {
        return known(request).filter(one -> one.id().equals(organisation)).isPresent()
                && named(request).stream().anyMatch(one -> one.id().equals(organisation));
    }

    /** Whoever has an owner here comes first: nobody else speaks for them. */
    private Optional<Organisation> known(SignOnRequest request) {
        var named = named(request);
        var hosted = byKey.getOrDefault("@" + request.body().domain(), List.of());
        return Stream.concat(hosted.stream(), named.stream())
                .filter(one -> !request.disownedBy().contains(one.id()))
                .min(Comparator.comparing((Organisation one) -> !isOwned(one))
                        .thenComparing(one -> !hosted.contains(one))
                        .thenComparing(one -> !named.contains(one))
                        .thenComparing(Organisation::slug));
    }

    private List<Organisation> named(SignOnRequest request) {
        return byKey.getOrDefault(request.body().foldedName(), List.of());
    }

    private boolean isOwned(Organisation organisation) {
        return owned.contains(organisation.id());
    }
}
