package org.undersigned.onpaper;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.keys.Mac;
import org.undersigned.foundation.keys.RandomBytes;
import org.undersigned.organisation.staff.Membership;
import org.undersigned.organisation.staff.Person;
import org.undersigned.petition.Petition;
import org.undersigned.petition.PetitionKeys;
import org.undersigned.sharing.paper.Sheets;
import org.undersigned.supporter.Sealing;

/**
 * What happens with a file of rows: it is tried, as often as one likes, and then taken in whole or not at all. In between it lies sealed for
 * an hour at most, for whoever sent it.
 */
@Singleton
public final class Importing {

    /** One file at a time: what a large one takes of the memory is not taken twice. */
    private final ReentrantLock reading = new ReentrantLock();

    private static final Duration KEPT = Duration.ofHours(1);

    private final Db db;
    private final Sheets sheets;
    private final PetitionKeys keys;
    private final Sealing sealing;
    private final Taking taking;
    private final InstantSource clock;

    Importing(Db db, Sheets sheets, PetitionKeys keys, Sealing sealing, Taking taking, InstantSource clock) {
        this.db = db;
        this.sheets = sheets;
        this.keys = keys;
        this.sealing = sealing;
        this.taking = taking;
        this.clock = clock;
    }

    /** Most bytes of a file. */
    public static final int MOST_BYTES = PaperTable.MOST_BYTES;

    /** Keeps a file and answers by what it is known. What the same person sent before is forgotten. */
    public UUID keep(Petition petition, Membership member, Person person, byte[] file) {
        var id = RandomBytes.id();
        db.useTransaction(handle -> {
            PaperFileStore.removeOf(handle, person.id());
            PaperFileStore.save(
                    handle,
                    new PaperFileStore.Kept(
                            id,
                            petition.id(),
                            member.organisation(),
                            person.id(),
                            Mac.sha256(file),
                            List.of(),
                            sealing.sealSheet(place(id), file),
                            clock.instant().plus(KEPT)));
        });
        return id;
    }

    /** Whether a file of this person is kept. */
    public boolean isKept(Petition petition, UUID id, Person person) {
        return kept(petition, id, person).isPresent();
    }

    /** Says what the columns of a file of this person are; false if nobody can say that, and nothing changes. */
    public boolean columns(UUID id, Person person, List<String> columns) {
        if (!FileColumns.areFine(columns)) return false;
        db.useTransaction(handle -> PaperFileStore.columns(handle, id, person.id(), columns));
        return true;
    }

    /**
     * Tries a file of this person; nothing if it is not kept any more.
     *
     * @param types whether they may type in a sheet
     */
    public Optional<Trial> attempt(Petition petition, UUID id, Person person, Predicate<Sheets.Printed> types) {
        return kept(petition, id, person)
                .flatMap(kept -> read(petition, kept, types))
                .map(FileReading.Result::trial);
    }

    /** How a taking in ended. */
    public sealed interface Imported {
        record Done() implements Imported {}

        /** Something is wrong with it by now. */
        record Wrong() implements Imported {}

        /** The same file was taken in before. */
        record Known() implements Imported {}

        /** It is not kept any more. */
        record Gone() implements Imported {}
    }

    /** Takes a file in. */
    public Imported take(
            Petition petition, UUID id, Membership member, Person person, Predicate<Sheets.Printed> types) {
        var kept = kept(petition, id, person);
        var result = kept.flatMap(one -> read(petition, one, types));
        if (result.isEmpty()) return new Imported.Gone();
        if (db.read(
                handle -> PaperStore.isKnown(handle, petition.id(), kept.get().sha256()))) return new Imported.Known();
        if (!result.get().trial().isFine()) return new Imported.Wrong();
        return switch (taking.take(
                petition,
                member,
                person,
                result.get().sheets(),
                Optional.of(kept.get().sha256()))) {
            case Taking.Taken.Done done -> {
                db.useTransaction(handle -> PaperFileStore.removeOf(handle, person.id()));
                yield new Imported.Done();
            }
            case Taking.Taken.SheetThere there -> new Imported.Wrong();
            case Taking.Taken.FileThere known -> new Imported.Known();
        };
    }

    /** Forgets a file before its hour. */
    public void drop(Person person) {
        db.useTransaction(handle -> PaperFileStore.removeOf(handle, person.id()));
    }

    private Optional<PaperFileStore.Kept> kept(Petition petition, UUID id, Person person) {
        return db.read(handle -> PaperFileStore.find(handle, id, petition.id(), person.id(), clock.instant()));
    }

    private Optional<FileReading.Result> read(
            Petition petition, PaperFileStore.Kept kept, Predicate<Sheets.Printed> types) {
        reading.lock();
        try {
            return judged(petition, kept, types);
        } finally {
            reading.unlock();
        }
    }

    private Optional<FileReading.Result> judged(
            Petition petition, PaperFileStore.Kept kept, Predicate<Sheets.Printed> types) {
        return sealing.openSheet(place(kept.id()), kept.sealed())
                .map(file -> db.read(handle -> new FileReading(
                                number -> sheets.find(handle, petition, number)
                                        .<FileReading.Found>map(sheet -> !types.test(sheet)
                                                ? new FileReading.Found.No("onpaper.wrong.notYours")
                                                : PaperStore.typed(handle, number.number())
                                                                .isPresent()
                                                        ? new FileReading.Found.No("onpaper.wrong.there")
                                                        : new FileReading.Found.Open(sheet))
                                        .orElseGet(() -> new FileReading.Found.No("onpaper.wrong.otherSheet")),
                                keys.of(petition.id()),
                                kept.columns())
                        .read(file)));
    }

    private static String place(UUID file) {
        return "file|" + file;
    }
}
