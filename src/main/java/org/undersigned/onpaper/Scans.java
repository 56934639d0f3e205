package org.undersigned.onpaper;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.audit.AuditActions;
import org.undersigned.audit.AuditLog;
import org.undersigned.foundation.clock.Day;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.picture.Picture;
import org.undersigned.organisation.staff.Person;
import org.undersigned.petition.Petition;
import org.undersigned.sharing.paper.SheetNumber;
import org.undersigned.supporter.Sealing;

/** Pictures of sheets, beside the rows while these are typed in and checked: drawn anew, sealed, and gone a week after, or a month after coming. */
@Singleton
public final class Scans {

    private static final int DAYS = 30;

    private final Db db;
    private final Sealing sealing;
    private final AuditLog audit;
    private final InstantSource clock;

    Scans(Db db, Sealing sealing, AuditLog audit, InstantSource clock) {
        this.audit = audit;
        this.db = db;
        this.sealing = sealing;
        this.clock = clock;
    }

    /** How keeping ended. */
    public enum Kept {
        DONE,
        /** The file is no JPEG or PNG, or too large. */
        NO_PICTURE,
        /** Another organisation added one, or the petition was retired a moment ago; nothing happened. */
        THERE
    }

    /** Keeps a picture of a sheet in place of the one that the same organisation added. */
    public Kept save(Petition petition, SheetNumber sheet, UUID organisation, Person person, byte[] file) {
        var drawn = Picture.redrawn(file);
        if (drawn.isEmpty()) return Kept.NO_PICTURE;
        var sealed = sealing.sealSheet(place(petition, sheet), drawn.get());
        var until = Day.today(clock).plusDays(DAYS);
        return db.inTransaction(handle -> {
            if (!ScanStore.save(handle, sheet.number(), petition.id(), organisation, person.id(), sealed, until))
                return Kept.THERE;
            record(handle, petition, sheet, AuditActions.PAPER_PICTURE, person);
            return Kept.DONE;
        });
    }

    /** A picture, for whoever may see it. */
    public sealed interface Found {
        /** There is one, and the visitor has not opened it yet. */
        record Closed() implements Found {}

        /** It is open to them. */
        record Open(byte[] jpeg) implements Found {}

        /** There is none that they may see. */
        record None() implements Found {}
    }

    /**
     * The picture of a sheet, as somebody sees it.
     *
     * @param organisation may see its own alone, nothing sees all
     */
    public Found find(Petition petition, SheetNumber sheet, Optional<UUID> organisation, Person person) {
        var scan = db.read(handle -> ScanStore.find(handle, petition.id(), sheet.number()))
                .filter(one -> organisation.isEmpty() || organisation.get().equals(one.organisation()));
        if (scan.isEmpty()) return new Found.None();
        if (!scan.get().seenBy().contains(person.id())) return new Found.Closed();
        return sealing.openSheet(place(petition, sheet), scan.get().sealed())
                .<Found>map(Found.Open::new)
                .orElseGet(Found.None::new);
    }

    /** Opens it to somebody, who may see it; the audit log says so. */
    public void open(Petition petition, SheetNumber sheet, Person person) {
        db.useTransaction(handle -> {
            ScanStore.seen(handle, sheet.number(), person.id());
            record(handle, petition, sheet, AuditActions.PAPER_LOOK, person);
        });
    }

    private void record(Handle handle, Petition petition, SheetNumber sheet, AuditActions action, Person person) {
        audit.record(handle, person.actor(), action, "petition " + petition.slug(), "number " + sheet.written());
    }

    private static String place(Petition petition, SheetNumber sheet) {
        return "scan|" + petition.id() + "|" + sheet.number();
    }
}
