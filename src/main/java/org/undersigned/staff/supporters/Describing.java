package org.undersigned.staff.supporters;

import static java.util.stream.Collectors.toCollection;

import jakarta.inject.Singleton;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.undersigned.audit.AuditActions;
import org.undersigned.audit.AuditLog;
import org.undersigned.campaign.CampaignWriting;
import org.undersigned.draft.Rebasing;
import org.undersigned.exchange.CampaignFile.OrganisationPart;
import org.undersigned.exchange.CampaignTree;
import org.undersigned.exchange.Exported;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.db.Publication;
import org.undersigned.foundation.db.Published;
import org.undersigned.organisation.Organisation;
import org.undersigned.organisation.OrganisationStore;
import org.undersigned.organisation.staff.Membership;
import org.undersigned.signon.Judging;

/** Owners say what their organisation is. From then on no draft says it, and a file only if the operator insists. */
@Singleton
class Describing {

    private final Db db;
    private final AuditLog audit;
    private final Published.Registry published;

    Describing(Db db, AuditLog audit, Published.Registry published) {
        this.db = db;
        this.audit = audit;
        this.published = published;
    }

    /** What came of it. */
    sealed interface Described {
        /** It stands. */
        record Done() implements Described {}

        /** What stood on the page is not what stands here. */
        record Overtaken() implements Described {}

        /** It could be taken for another organisation that is here. */
        record Mistakable(Set<Judging.Likeness> by) implements Described {}
    }

    /**
     * An organisation as it stands, whether or not the public sees it.
     *
     * @param needed the languages that campaigns which name it are mainly in
     */
    record Standing(Organisation organisation, Set<String> needed) {}

    Standing standing(UUID id) {
        return db.read(handle -> {
            var content = CampaignWriting.stored(handle);
            var needed = content.campaigns().stream()
                    .filter(campaign -> campaign.partners().stream()
                            .anyMatch(one -> one.organisation().id().equals(id)))
                    .map(campaign ->
                            campaign.title().byLanguage().keySet().iterator().next())
                    .collect(toCollection(LinkedHashSet::new));
            return new Standing(content.organisation(id).orElseThrow(), needed);
        });
    }

    /** Keeps what owners wrote over what they saw. Callers have checked who answers for it. */
    Described describe(Membership member, String seen, OrganisationPart part, String actor) {
        var done = db.inTransaction(handle -> {
            CampaignWriting.lock(handle);
            var before = OrganisationStore.byId(handle, member.organisation()).orElseThrow();
            if (!before.digest().equals(seen)) return new Described.Overtaken();
            var wanted = part.with(before.id());
            var mistakable = Judging.now(handle).mistakable(before, wanted);
            if (!mistakable.isEmpty()) return new Described.Mistakable(mistakable);
            var changed = changed(before, wanted);
            if (changed.isEmpty() && before.described()) return new Described.Done();
            if (!changed.isEmpty()) OrganisationStore.save(handle, wanted);
            OrganisationStore.described(handle, wanted.id(), true);
            Rebasing.described(handle, before);
            audit.record(
                    handle,
                    actor,
                    AuditActions.ORGANISATION_PROFILE,
                    "organisation " + member.slug(),
                    String.join(" ", changed));
            Publication.changed(handle);
            return new Described.Done();
        });
        published.refresh();
        return done;
    }

    /** The keys of campaign files under which they differ. */
    private static List<String> changed(Organisation before, Organisation wanted) {
        var old = CampaignTree.organisation(Exported.organisation(before));
        var now = CampaignTree.organisation(Exported.organisation(wanted));
        return Stream.concat(now.keySet().stream(), old.keySet().stream())
                .distinct()
                .filter(key -> !String.valueOf(old.get(key)).equals(String.valueOf(now.get(key))))
                .toList();
    }
}
