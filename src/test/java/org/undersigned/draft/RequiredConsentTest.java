package org.undersigned.draft;

import static org.hamcrest.Matchers.containsString;
import static org.undersigned.draft.Writer.order;
import static org.undersigned.draft.Writer.save;
import static org.undersigned.draft.Writer.written;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.undersigned.world.Desk;

/** What a draft cannot ask of people. */
@QuarkusTest
class RequiredConsentTest {

    @Test
    void a_question_about_being_written_to_cannot_be_required_and_says_so_at_its_field() {
        var olive = Desk.demo("olive");
        var draft = written(olive, "Repair the weir of the mill");
        order(olive, draft, "look", "add petition.fields");
        save(
                        olive,
                        draft,
                        "look",
                        "count.petition.fields",
                        "1",
                        "petition.fields[0].label",
                        "Shall we send you our newsletter?",
                        "had.petition.fields[0].required",
                        "1",
                        "petition.fields[0].required",
                        "on")
                .then()
                .statusCode(422)
                .body(containsString("Nobody may have to answer whether they may be written to."));
    }
}
