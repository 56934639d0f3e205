package org.undersigned.draft;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.audit.AuditActions;
import org.undersigned.audit.AuditLog;
import org.undersigned.campaign.CampaignWriting;
import org.undersigned.campaign.Campaigns;
import org.undersigned.campaign.Coalition;
import org.undersigned.exchange.CampaignTree;
import org.undersigned.exchange.Exported;
import org.undersigned.foundation.clock.Day;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.keys.Mac;
import org.undersigned.foundation.keys.RandomBytes;
import org.undersigned.foundation.picture.PictureStore;
import org.undersigned.organisation.Organisation;
import org.undersigned.organisation.OrganisationStore;
import org.undersigned.organisation.staff.Membership;
import org.undersigned.organisation.staff.Person;
import org.undersigned.organisation.staff.Visitor;
import org.undersigned.petition.Petition;
import org.undersigned.petition.PetitionWriting;

/** How drafts come into being, are saved, and go. */
@Singleton
class Drafting {

    /** What a campaign file may have, and so what a draft of one may. */
    static final int MOST_BYTES = 1 << 20;

    /** Forms save while somebody writes, so what one person does to one draft is told once in this time. */
    private static final Duration TOLD_EVERY = Duration.ofHours(1);

    private final Db db;
    private final AuditLog audit;
    private final InstantSource clock;

    Drafting(Db db, AuditLog audit, InstantSource clock) {
        this.db = db;
        this.audit = audit;
        this.clock = clock;
    }

    /** What came of saving. */
    sealed interface Saved {
        /** It is on disk as this revision. */
        record Done(int revision) implements Saved {}

        /** Somebody saved since the form was drawn. */
        record Overtaken() implements Saved {}

        /** A campaign file cannot be as long as this. */
        record TooLong() implements Saved {}
    }

    Optional<Draft> find(UUID id) {
        return db.read(handle -> DraftStore.find(handle, id));
    }

    List<Draft> of(List<Membership> memberships) {
        return db.read(handle -> DraftStore.of(
                handle, memberships.stream().map(Membership::organisation).toList()));
    }

    /** Begins a new campaign, led by {@code lead}, of a coalition that is there or of one that is still to be named. */
    Draft begin(Person person, Organisation lead, Optional<Coalition> coalition, String language) {
        var tree = DraftTree.empty();
        organisation(tree, lead);
        coalition.ifPresent(there -> {
            there.organisations().stream()
                    .filter(one -> !one.slug().equals(lead.slug()))
                    .forEach(one -> organisation(tree, one));
            tree.put("coalition", coalition(there));
        });
        if (coalition.isEmpty()) Partners.member(tree, lead.slug(), true);
        Partners.role(tree, lead.slug(), "lead");
        // A petition needs somebody to ask, so the form of the first one is open.
        tree.grow("targets", 1);
        tree.put("petition.opens", Day.today(clock).toString());
        tree.put("petition.goals", List.of(100, 1000, 10_000));
        tree.put("petition.special_category", false);
        tree.put("petition.profile", "standard");
        return add(draft(person, lead.id(), Optional.empty(), List.of(language), tree));
    }

    /** Campaigns, coalitions and organisations as leads wrote them, those who have not agreed included. */
    Campaigns.Content written() {
        return db.read(CampaignWriting::stored);
    }

    /** A petition with its campaign as its lead wrote it. */
    Petition written(Petition petition) {
        return db.read(handle -> PetitionWriting.stored(handle, CampaignWriting.stored(handle), petition.slug()))
                .orElse(petition);
    }

    /** A petition as a campaign file with everything that its campaign asks of people, as its lead wrote it. */
    DraftTree whole(Petition shown) {
        var petition = written(shown);
        return DraftTree.of(CampaignTree.of(db.read(handle -> Exported.whole(handle, petition))));
    }

    /** Goes on with what is on the site, or with the draft that somebody began for it. */
    Draft edit(Person person, Petition shown, UUID lead) {
        var petition = written(shown);
        var there = db.read(handle -> DraftStore.ofPetition(handle, petition.id()));
        return there.orElseGet(() -> add(draft(
                person,
                lead,
                Optional.of(new Draft.Base(petition.id(), digest(petition))),
                petition.languages(),
                DraftTree.of(CampaignTree.of(Exported.of(petition))))));
    }

    /** Begins a new campaign with the words of another one ({@link Copying}). */
    Draft copy(Visitor visitor, DraftTree of, List<String> languages, UUID lead) {
        var copy = Copying.of(of, clock.instant(), new DraftRights(visitor)::writesFor);
        return add(draft(visitor.person(), lead, Optional.empty(), languages, copy.tree(), copy.leftOut()));
    }

    /** Saves {@code draft}, as the revision after the one that the form was drawn from. */
    Saved save(Draft draft, int revision, Person person) {
        return save(draft, revision, person, Pictures.Taken.none());
    }

    /** As {@link #save(Draft, int, Person)}, with the pictures that the draft names now. */
    Saved save(Draft draft, int revision, Person person, Pictures.Taken pictures) {
        if (draft.tree().json().getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) return new Saved.TooLong();
        return db.inTransaction(handle -> {
            var saved = DraftStore.save(handle, draft, revision, person.id(), clock.instant());
            if (saved.isEmpty()) return new Saved.Overtaken();
            pictures.drawn().forEach(one -> PictureStore.keep(handle, one, clock.instant()));
            pictures.changes().forEach(change -> record(handle, person, AuditActions.DRAFT_PICTURE, draft, change));
            tell(handle, draft, person);
            return new Saved.Done(saved.get());
        });
    }

    private void tell(Handle handle, Draft draft, Person person) {
        var since = clock.instant().minus(TOLD_EVERY);
        if (!audit.isTold(handle, person.actor(), AuditActions.DRAFT_SAVE, "draft " + draft.id(), since))
            record(handle, person, AuditActions.DRAFT_SAVE, draft, "");
    }

    void remove(Draft draft, Person person) {
        db.useTransaction(handle -> {
            DraftStore.remove(handle, draft.id());
            record(handle, person, AuditActions.DRAFT_REMOVE, draft, "");
        });
    }

    /** The SHA-256 of the campaign file of a petition, whatever was taken down: storing a draft leaves that as it is. */
    static byte[] digest(Petition petition) {
        return Mac.sha256(CampaignTree.yaml(Exported.of(petition).asOnline()));
    }

    private Draft draft(
            Person person, UUID lead, Optional<Draft.Base> petition, List<String> languages, DraftTree tree) {
        return draft(person, lead, petition, languages, tree, List.of());
    }

    private Draft draft(
            Person person,
            UUID lead,
            Optional<Draft.Base> petition,
            List<String> languages,
            DraftTree tree,
            List<LeftOut> leftOut) {
        return new Draft(
                RandomBytes.id(),
                lead,
                petition,
                languages,
                tree,
                1,
                clock.instant(),
                person.id(),
                Optional.empty(),
                leftOut);
    }

    /** Adds a draft; two people who begin with the same petition at once share one. */
    private Draft add(Draft draft) {
        return db.inTransaction(handle -> {
            if (!DraftStore.insert(handle, draft))
                return DraftStore.ofPetition(
                                handle, draft.petition().orElseThrow().petition())
                        .orElseThrow();
            audit.record(handle, Person.actor(draft.savedBy()), AuditActions.DRAFT_BEGIN, "draft " + draft.id(), "");
            return draft;
        });
    }

    /**
     * Whose a draft is, for somebody who would like to begin one.
     *
     * @param since the day on which it was begun
     */
    public record Holder(Organisation organisation, LocalDate since) {}

    Holder holder(Draft draft) {
        return db.read(handle -> new Holder(
                OrganisationStore.byId(handle, draft.organisation()).orElseThrow(),
                Day.of(audit.first(handle, AuditActions.DRAFT_BEGIN, "draft " + draft.id())
                        .orElse(draft.savedAt()))));
    }

    private void record(Handle handle, Person person, AuditActions action, Draft draft, String detail) {
        audit.record(handle, person.actor(), action, "draft " + draft.id(), detail);
    }

    /** Writes an organisation of this site into a draft, if it is not there. */
    static void organisation(DraftTree tree, Organisation organisation) {
        for (int i = 0; i < tree.size("organisations"); i++)
            if (tree.text("organisations[" + i + "].slug").equals(organisation.slug())) return;
        tree.put(
                "organisations[" + tree.size("organisations") + "]",
                CampaignTree.organisation(Exported.organisation(organisation)));
    }

    private static Map<String, Object> coalition(Coalition there) {
        var map = new LinkedHashMap<String, Object>();
        map.put("slug", there.slug());
        map.put("name", there.name().byLanguage());
        map.put("about", there.about().byLanguage());
        map.put(
                "organisations",
                there.organisations().stream().map(Organisation::slug).toList());
        return map;
    }
}
