package org.undersigned.draft;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.undersigned.draft.Writer.begun;
import static org.undersigned.draft.Writer.revision;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.undersigned.world.Desk;

/** Two people at one draft learn of each other before one is too late. */
@QuarkusTest
class OtherWriterTest {

    @Test
    void two_who_have_a_draft_open_are_told_of_each_other_before_either_is_overtaken() {
        var olive = Desk.demo("olive");
        var otto = Desk.demo("otto");
        var text = begun(olive) + "/text";
        var draft = text.replace("/text", "");
        var opened = revision(olive, draft);
        olive.send(text, "do", "here").then().statusCode(200).body("other", equalTo(""));
        otto.send(text, "do", "here")
                .then()
                .statusCode(200)
                // She saved it by beginning it.
                .body("other", startsWith("Olive Example saved this draft"));
        olive.send(text, "do", "auto", "revision", opened, "petition.title", "Her words")
                .then()
                .statusCode(200)
                .body("revision", equalTo(Integer.parseInt(opened) + 1))
                .body("other", startsWith("Otto Example opened this draft"));
        otto.send(text, "do", "auto", "revision", opened, "petition.title", "His words")
                .then()
                .statusCode(409)
                .body("other", startsWith("Olive Example saved this draft"));
        otto.get(text)
                .then()
                .body(containsString("role=\"status\" id=\"other\">Olive Example saved"), containsString("Her words"));
        olive.get(text)
                .then()
                .body(containsString("id=\"other\">Otto Example opened"), not(containsString("His words")));
    }

    @Test
    void nobody_is_told_of_themselves_or_of_who_is_at_another_draft() {
        var olive = Desk.demo("olive");
        var draft = begun(olive);
        Desk.demo("otto").send(begun(olive) + "/text", "do", "here");
        olive.send(draft + "/text", "do", "here");
        olive.send(draft + "/text", "do", "here").then().body("other", equalTo(""));
        olive.get(draft + "/text").then().body(containsString("id=\"other\" hidden>"));
    }
}
