package org.undersigned.letter;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.clock.Day;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.outbox.Outbox;

/** What the mailed link does, each by a button: send the letter, or delete what of it has not gone yet. */
@Singleton
class Confirming {

    private final Db db;
    private final Letters letters;
    private final LetterSealing sealing;
    private final Outbox outbox;
    private final InstantSource clock;

    Confirming(Db db, Letters letters, LetterSealing sealing, Outbox outbox, InstantSource clock) {
        this.db = db;
        this.letters = letters;
        this.sealing = sealing;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** What a link leads to. @param targets those whose letter has not gone */
    public record Behind(
            LetterAction letter, boolean confirmed, String language, Typed typed, List<LetterTarget> targets) {

        /** Hides the person from logs. */
        @Override
        public String toString() {
            return "Behind[hidden]";
        }
    }

    /** What came of the button. */
    enum Done {
        DONE,
        /** They wrote to all of these before. */
        BEFORE,
        /** Nobody is written to any more. */
        OVER,
        /** The link leads nowhere any more. */
        GONE
    }

    Optional<Behind> behind(String token) {
        return db.read(handle -> WritingStore.byToken(handle, token)
                .flatMap(row -> letters.byId(row.action())
                        .map(letter -> new Behind(
                                letter,
                                row.confirmed(),
                                row.language(),
                                sealing.open(row.id(), row.sealed()),
                                WritingStore.copies(handle, row.id()).stream()
                                        .flatMap(copy -> letter.target(copy.target()).stream())
                                        .toList()))));
    }

    /** Sends it: from now on it waits for its turn. */
    Done confirm(String token) {
        return db.inLargeTransaction(handle -> {
            var found = WritingStore.held(handle, token);
            var letter = found.flatMap(row -> letters.byId(row.action()));
            if (letter.isEmpty()) return Done.GONE;
            var row = found.get();
            if (row.confirmed()) return Done.DONE;
            var today = Day.today(clock);
            if (!letter.get().takes(today)) return Done.OVER;
            var before = false;
            for (var copy : WritingStore.copies(handle, row.id())) {
                var target = letter.get().target(copy.target()).filter(one -> !one.former() && !one.hasAgreed());
                if (target.isPresent() && WritingStore.write(handle, row, copy.target())) {
                    NumberStore.add(handle, row.action(), copy.target(), today, NumberStore.What.CONFIRMED);
                    continue;
                }
                before |= target.isPresent();
                WritingStore.deleteCopy(handle, copy.id());
            }
            if (WritingStore.copies(handle, row.id()).isEmpty()) {
                forget(handle, row.id());
                return before ? Done.BEFORE : Done.OVER;
            }
            WritingStore.confirm(handle, row.id());
            return Done.DONE;
        });
    }

    /** Deletes what has not gone. What a mail server has cannot be taken back. */
    Done withdraw(String token) {
        return db.inLargeTransaction(handle -> {
            var row = WritingStore.held(handle, token);
            if (row.isEmpty()) return Done.GONE;
            withdraw(handle, row.get());
            return Done.DONE;
        });
    }

    /** Deletes what of a writing has not gone. */
    void withdraw(Handle handle, WritingStore.Row row) {
        var today = Day.today(clock);
        for (var copy : WritingStore.copies(handle, row.id())) {
            if (copy.state().equals("sending")) continue;
            if (row.confirmed() && !copy.state().equals("unsure")) WritingStore.unwrite(handle, row, copy.target());
            WritingStore.deleteCopy(handle, copy.id());
            NumberStore.add(handle, row.action(), copy.target(), today, NumberStore.What.WITHDRAWN);
        }
        if (WritingStore.copies(handle, row.id()).isEmpty()) forget(handle, row.id());
    }

    private void forget(Handle handle, UUID writing) {
        outbox.callOff(handle, writing);
        WritingStore.delete(handle, writing);
    }
}
