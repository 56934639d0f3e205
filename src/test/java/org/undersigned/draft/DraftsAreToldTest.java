package org.undersigned.draft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.undersigned.draft.Writer.save;
import static org.undersigned.draft.Writer.tried;
import static org.undersigned.draft.Writer.written;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.undersigned.foundation.db.Db;
import org.undersigned.world.Desk;

/** What the audit log knows of drafts. */
@QuarkusTest
class DraftsAreToldTest {

    @Inject
    Db db;

    @Test
    void saving_is_told_once_an_hour_for_each_who_writes_and_a_trial_each_time() {
        var olive = Desk.demo("olive");
        var draft = written(olive, "Open the skating rink");
        var subject = "draft " + draft.substring(draft.lastIndexOf('/') + 1);
        assertEquals(List.of("draft.begin ", "draft.save "), told(subject), "three steps were saved");
        tried(olive, draft);
        assertEquals(List.of("draft.begin ", "draft.save ", "draft.try sent", "draft.try confirmed"), told(subject));
        var colleague = Desk.invited("Cleo", "--organisation", "nnirr", "--role", "campaigner");
        save(colleague, draft, "text", "petition.title", "Open the skating rink now")
                .then()
                .statusCode(303);
        assertEquals(5, told(subject).size(), "another person");
    }

    private List<String> told(String subject) {
        return db.read(handle -> handle.select(
                        "SELECT action || ' ' || detail FROM audit_entry WHERE subject = ? ORDER BY number", subject)
                .mapTo(String.class)
                .list());
    }
}
