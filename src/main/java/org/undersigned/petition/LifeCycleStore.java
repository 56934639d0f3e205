package org.undersigned.petition;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** All SQL about steps in the life of a petition. */
final class LifeCycleStore {

    private LifeCycleStore() {}

    /** What the timeline says beside the step, in one language. */
    record Note(String text, String language) {}

    /** Where the petition stands; its row is held until the transaction ends. */
    static Optional<LifeCycle.State> held(Handle handle, UUID petition) {
        return handle.select("SELECT state FROM action WHERE id = ? FOR UPDATE", petition)
                .mapTo(String.class)
                .findOne()
                .flatMap(LifeCycle.State::of);
    }

    static void move(Handle handle, UUID petition, LifeCycle.Step step, Optional<Note> note, LocalDate today) {
        handle.execute("UPDATE action SET state = ? WHERE id = ?", step.to().word(), petition);
        if (step.event().isEmpty()) return;
        if (step.event().equals("opened")) handle.execute("""
                    UPDATE petition SET accepted_on_paper = EXISTS (SELECT 1 FROM text_acceptance WHERE petition = id AND on_paper)
                     WHERE id = ?
                    """, petition);
        handle.createUpdate("""
                        INSERT INTO petition_event (petition, number, dated, kind, note, note_language)
                        SELECT :petition, coalesce(max(number), 0) + 1, :dated, :kind, :note, :language
                          FROM petition_event WHERE petition = :petition
                        """)
                .bind("petition", petition)
                .bind("dated", today)
                .bind("kind", step.event())
                .bind("note", note.map(Note::text).orElse(null))
                .bind("language", note.map(Note::language).orElse(null))
                .execute();
    }
}
