package org.undersigned.sharing.paper;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.LongStream;
import org.jdbi.v3.core.Handle;
import org.undersigned.audit.AuditActions;
import org.undersigned.audit.AuditLog;
import org.undersigned.campaign.Campaign;
import org.undersigned.foundation.clock.Day;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.http.Site;
import org.undersigned.foundation.keys.RecipientKeys;
import org.undersigned.foundation.pdf.Pdf;
import org.undersigned.organisation.Organisation;
import org.undersigned.petition.Petition;
import org.undersigned.petition.PetitionView;
import org.undersigned.supporter.Notice;
import org.undersigned.supporter.Sealing;

/** Numbers sheets of paper, and draws them. */
@Singleton
public final class Sheets {

    /** Most sheets at a time. */
    public static final int MOST = 50;

    private final Db db;
    private final AuditLog audit;
    private final Site site;
    private final InstantSource clock;
    private final RecipientKeys keys;

    Sheets(Db db, AuditLog audit, Site site, InstantSource clock, RecipientKeys keys) {
        this.keys = keys;
        this.db = db;
        this.audit = audit;
        this.site = site;
        this.clock = clock;
    }

    /**
     * Sheets that were numbered together.
     *
     * @param organisation whose box stands first
     * @param drawable whether the words that belong on them are still there
     */
    public record Numbered(
            UUID id,
            String first,
            String last,
            int sheets,
            String language,
            Optional<Organisation> organisation,
            LocalDate madeOn,
            boolean drawable) {}

    /** Takes numbers for so many sheets; answers by what they are known. */
    public UUID number(Petition petition, String language, Optional<Organisation> first, int sheets, String actor) {
        var text = petition.latest();
        var printed = Sheet.boxes(first, asking(petition)).stream()
                .map(one -> new SheetStore.Printed(
                        one.id(), Notice.of(one, language).id()))
                .toList();
        return db.inTransaction(handle -> {
            var batch = new SheetStore.Batch(
                    UUID.randomUUID(),
                    SheetStore.next(handle),
                    sheets,
                    text.number(),
                    text.sha256(),
                    language,
                    first.map(Organisation::id).orElse(null),
                    Optional.of(printed),
                    Day.today(clock));
            SheetStore.add(handle, petition.id(), batch);
            audit.record(
                    handle,
                    actor,
                    AuditActions.SHEETS_NUMBER,
                    "petition " + petition.slug(),
                    sheets + " sheets from " + new SheetNumber(batch.first()).written());
            return batch.id();
        });
    }

    /** How many sheets somebody asks for; 0 if that is no number of them. */
    public static int howMany(String typed) {
        var number = typed.strip().matches("[0-9]{1,3}") ? Integer.parseInt(typed.strip()) : 0;
        return number > MOST ? 0 : number;
    }

    /** All of a petition, the newest first. */
    public List<Numbered> of(Petition petition) {
        return db.read(handle -> SheetStore.of(handle, petition.id())).stream()
                .map(batch -> new Numbered(
                        batch.id(),
                        new SheetNumber(batch.first()).written(),
                        new SheetNumber(batch.first() + batch.sheets() - 1).written(),
                        batch.sheets(),
                        batch.language(),
                        partner(petition, batch),
                        batch.madeOn(),
                        version(petition, batch)
                                .flatMap(same -> printed(petition, batch))
                                .isPresent()))
                .toList();
    }

    /** The sheets as one PDF, a page each; nothing if there are none, or if what was to stand on them was written anew since. */
    public Optional<byte[]> pdf(Petition petition, UUID id) throws IOException {
        var batch = db.read(handle -> SheetStore.of(handle, petition.id(), id));
        var version = batch.flatMap(one -> version(petition, one));
        var boxes = batch.flatMap(one -> printed(petition, one));
        if (version.isEmpty() || boxes.isEmpty()) return Optional.empty();
        var found = batch.get();
        var numbers = LongStream.range(found.first(), found.first() + found.sheets())
                .mapToObj(SheetNumber::new)
                .toList();
        var page = PetitionView.page(
                petition,
                found.language(),
                petition.action().path(),
                version.get().title().in(found.language()).text(),
                site);
        var sheet = new Sheet(petition, version.get(), page, partner(petition, found), boxes.get(), numbers);
        return Optional.of(Pdf.paper(sheet.html()));
    }

    /**
     * A sheet of this petition by its number, as it was printed.
     *
     * @param organisation whose sheet it is; nothing if nobody's in particular
     * @param boxes whose boxes stand on it, in their order; one whose words have changed since, or who is no partner any more, is null
     * @param current whether the words of the petition on it are those of now
     */
    public record Printed(
            SheetNumber number,
            int version,
            String language,
            Optional<UUID> organisation,
            List<Organisation> boxes,
            boolean current) {}

    /** The sheet of a number; nothing if it has another petition, or was never numbered. */
    public Optional<Printed> find(Handle handle, Petition petition, SheetNumber number) {
        return SheetStore.numbered(handle, petition.id(), number.number())
                .map(one -> new Printed(
                        number,
                        one.version(),
                        one.language(),
                        Optional.ofNullable(one.organisation()),
                        organisations(petition, one),
                        version(petition, one).isPresent()));
    }

    /** Whose boxes stand on a sheet, as long as the words beside them are the same; null for others. */
    private static List<Organisation> organisations(Petition petition, SheetStore.Batch batch) {
        // Not known which: as one that nobody can tick.
        if (batch.printed().isEmpty()) return Collections.singletonList(null);
        var found = new ArrayList<Organisation>();
        for (var box : batch.printed().get())
            found.add(petition.campaign().partners().stream()
                    .map(Campaign.Partner::organisation)
                    .filter(one -> one.id().equals(box.organisation())
                            && Notice.of(one, batch.language()).id().equals(box.notice()))
                    .findFirst()
                    .orElse(null));
        return found;
    }

    /** The same, if none of them changed: with another box or other words a sheet would be another one. */
    private static Optional<List<Organisation>> printed(Petition petition, SheetStore.Batch batch) {
        return Optional.of(organisations(petition, batch))
                .filter(all -> all.stream().allMatch(java.util.Objects::nonNull));
    }

    private static Optional<Petition.Version> version(Petition petition, SheetStore.Batch batch) {
        return Optional.of(petition.latest())
                .filter(one -> one.number() == batch.version() && Arrays.equals(one.sha256(), batch.textSha256()));
    }

    /** The partners that have a key: what is ticked for another could be sealed to nobody. */
    private List<Organisation> asking(Petition petition) {
        return petition.campaign().partners().stream()
                .map(Campaign.Partner::organisation)
                .filter(one -> keys.of(Sealing.organisation(one.slug())).isPresent())
                .toList();
    }

    private static Optional<Organisation> partner(Petition petition, SheetStore.Batch batch) {
        return petition.campaign().partners().stream()
                .map(Campaign.Partner::organisation)
                .filter(one -> one.id().equals(batch.organisation()))
                .findFirst();
    }
}
