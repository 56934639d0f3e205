package org.undersigned.letter.desk;

import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.db.Db;
import org.undersigned.letter.LetterTarget;

/** All SQL about what staff know of one target. */
final class AnswerStore {

    private AnswerStore() {}

    static void save(Handle handle, UUID target, Optional<LetterTarget.Answer> answer) {
        handle.createUpdate("""
                        UPDATE letter_target SET answer = :answer, answered = CAST(:answered AS date), answer_text = CAST(:text AS json),
                               answer_url = :url
                         WHERE id = :id
                        """)
                .bind("id", target)
                .bind("answer", answer.map(one -> one.pledge().word()).orElse(null))
                .bind("answered", answer.map(LetterTarget.Answer::dated).orElse(null))
                .bind(
                        "text",
                        answer.flatMap(LetterTarget.Answer::text)
                                .map(Db::toJson)
                                .orElse(null))
                .bind(
                        "url",
                        answer.flatMap(LetterTarget.Answer::source)
                                .map(URI::toString)
                                .orElse(null))
                .execute();
    }

    static void address(Handle handle, UUID target, String email) {
        handle.execute(
                "UPDATE letter_target SET replaced = coalesce(replaced, email), email = ? WHERE id = ?", email, target);
    }
}
