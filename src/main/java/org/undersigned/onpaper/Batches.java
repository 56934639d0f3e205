package org.undersigned.onpaper;

import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.token.Id;
import org.undersigned.petition.Petition;
import org.undersigned.sharing.paper.SheetNumber;
import org.undersigned.sharing.paper.Sheets;

/** Reads what was typed in, and nothing of who it was. */
@Singleton
public final class Batches {

    /** Most that a page names. */
    public static final int MOST = 200;

    private final Db db;
    private final Sheets sheets;

    Batches(Db db, Sheets sheets) {
        this.db = db;
        this.sheets = sheets;
    }

    /** Those of everybody: for a lead, which answers for the petition. What is not checked yet comes first. */
    public List<PaperBatch> all(Petition petition) {
        return db.read(handle -> PaperStore.batches(handle, petition.id(), Optional.empty(), MOST));
    }

    /** Those of one organisation, as it may read them itself. */
    public List<PaperBatch> of(Petition petition, UUID organisation) {
        var own = new HashSet<>(db.asTenant(organisation, handle -> PaperStore.own(handle, petition.id())));
        return db.read(handle -> PaperStore.batches(handle, petition.id(), Optional.of(organisation), MOST)).stream()
                .filter(batch -> own.contains(batch.id()))
                .toList();
    }

    /** A batch by its id, if it is among those that somebody sees: those of one organisation, or all. */
    public Optional<PaperBatch> find(Petition petition, String id, Optional<UUID> of) {
        return Id.parse(id)
                .flatMap(one -> db.read(handle -> PaperStore.batch(handle, one)))
                .filter(one -> one.petition().equals(petition.id()))
                .filter(one -> of.isEmpty() || of.get().equals(one.organisation()));
    }

    /** What the page tells of all that somebody sees, however many are listed; the number on paper is everybody's. */
    public record Sums(long onPaper, long asked) {}

    /** Both numbers as they are now. */
    public Sums sums(Petition petition, Optional<UUID> of) {
        return db.read(handle ->
                new Sums(PaperStore.number(handle, petition.id()), PaperStore.asked(handle, petition.id(), of)));
    }

    /** A sheet of the petition by its number. */
    public Optional<Sheets.Printed> sheet(Petition petition, SheetNumber number) {
        return db.read(handle -> sheets.find(handle, petition, number));
    }

    /** Who typed a sheet in, if somebody did. */
    public Optional<PaperStore.By> typed(SheetNumber number) {
        return db.read(handle -> PaperStore.typed(handle, number.number()));
    }

    /** The sheet after another, if it has the same petition and nobody typed it in yet. */
    public Optional<SheetNumber> next(Petition petition, SheetNumber after) {
        var next = new SheetNumber(after.number() + 1);
        return sheet(petition, next).filter(one -> typed(next).isEmpty()).map(Sheets.Printed::number);
    }
}
