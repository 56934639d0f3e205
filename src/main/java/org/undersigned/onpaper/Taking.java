package org.undersigned.onpaper;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.audit.AuditActions;
import org.undersigned.audit.AuditLog;
import org.undersigned.foundation.clock.Day;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.keys.RandomBytes;
import org.undersigned.organisation.staff.Membership;
import org.undersigned.organisation.staff.Person;
import org.undersigned.petition.Petition;
import org.undersigned.petition.PetitionKeys;
import org.undersigned.sharing.paper.SheetNumber;
import org.undersigned.supporter.SealedRow;
import org.undersigned.supporter.Sealing;

/**
 * What happens when somebody has typed in a sheet, or a file of them: each person becomes keyed tags, and as much under a seal as has to be
 * read again. Nothing counts yet, and nobody is mailed, until a second person has counted the rows.
 */
@Singleton
public final class Taking {

    private static final int AT_ONCE = 1_000;

    private final Db db;
    private final PetitionKeys keys;
    private final Sealing sealing;
    private final AuditLog audit;
    private final InstantSource clock;

    Taking(Db db, PetitionKeys keys, Sealing sealing, AuditLog audit, InstantSource clock) {
        this.db = db;
        this.keys = keys;
        this.sealing = sealing;
        this.audit = audit;
        this.clock = clock;
    }

    /** How it ended. */
    public sealed interface Taken {
        /** It is on disk. */
        record Done(UUID batch) implements Taken {}

        /** One of the sheets is typed in already; nothing happened. */
        record SheetThere(SheetNumber sheet) implements Taken {}

        /** This file was taken in before; nothing happened. */
        record FileThere() implements Taken {}
    }

    /** What is new. */
    record Batch(UUID id, UUID petition, UUID organisation, Optional<byte[]> sha256, UUID person, LocalDate on) {}

    /**
     * Takes sheets in, all or none.
     *
     * @param member in whose name
     * @param sha256 of the file that they came in; nothing if they were typed
     */
    public Taken take(
            Petition petition, Membership member, Person person, List<TypedSheet> sheets, Optional<byte[]> sha256) {
        var batch = new Batch(
                RandomBytes.id(), petition.id(), member.organisation(), sha256, person.id(), Day.today(clock));
        var key = keys.of(petition.id());
        return db.inTransaction(handle -> {
            if (!PaperRowStore.begin(handle, batch)) return new Taken.FileThere();
            PaperStore.begin(handle, petition.id());
            var waiting = new ArrayList<PaperRowStore.Sealed>();
            for (var sheet : sheets) {
                if (!PaperRowStore.add(handle, batch.id, sheet)) {
                    handle.rollback();
                    return new Taken.SheetThere(new SheetNumber(sheet.sheet()));
                }
                for (var row : sheet.rows()) waiting.add(sealed(petition, row));
                if (waiting.size() < AT_ONCE) continue;
                PaperRowStore.add(handle, petition.id(), batch.id, key, waiting);
                waiting.clear();
            }
            PaperRowStore.add(handle, petition.id(), batch.id, key, waiting);
            PaperRowStore.linkBatch(handle, batch.id);
            record(handle, petition, member, person, sheets, sha256.isPresent());
            return new Taken.Done(batch.id);
        });
    }

    private void record(
            Handle handle,
            Petition petition,
            Membership member,
            Person person,
            List<TypedSheet> sheets,
            boolean isFile) {
        var rows = sheets.stream().mapToInt(one -> one.rows().size()).sum();
        audit.record(
                handle,
                person.actor(),
                isFile ? AuditActions.PAPER_IMPORT : AuditActions.PAPER_TYPE,
                "petition " + petition.slug(),
                rows + " rows on " + sheets.size() + " sheets from "
                        + new SheetNumber(sheets.getFirst().sheet()).written() + " for " + member.slug());
    }

    private PaperRowStore.Sealed sealed(Petition petition, PaperRow row) {
        var id = RandomBytes.id();
        var seals = new ArrayList<SealedRow>();
        var person = row.person();
        if (person.email().isPresent()) seals.add(sealing.sealForPaper(petition.id(), id, Sealing.plain(toAsk(row))));
        if (row.isPublic())
            seals.add(sealing.sealForPublication(
                    petition.id(), id, Sealing.plain(Map.of("name", person.name(), "country", person.country()))));
        return new PaperRowStore.Sealed(id, row, seals);
    }

    private static Map<String, String> toAsk(PaperRow row) {
        var content = new TreeMap<String, String>();
        content.put("name", row.person().name());
        content.put("email", row.person().email().orElseThrow().typed());
        content.put("country", row.person().country());
        content.put("postcode", row.person().postcode());
        content.put("public", "" + row.isPublic());
        content.put("updates", "" + row.wantsUpdates());
        content.put("consents", String.join(" ", row.consents()));
        return content;
    }
}
