package org.undersigned.draft;

import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.undersigned.draft.Writer.order;
import static org.undersigned.draft.Writer.revision;
import static org.undersigned.draft.Writer.written;
import static org.undersigned.world.World.browser;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.undersigned.world.Desk;

/** A form with more pictures than are taken at once. */
@QuarkusTest
class PicturesTogetherTest {

    @Test
    void pictures_that_are_too_much_together_are_left_out_by_name_and_the_form_stays() {
        var olive = Desk.demo("olive");
        var draft = written(olive, "Plant a hundred trees");
        for (int i = 0; i < 5; i++) order(olive, draft, "after", "add announcements");
        var form = browser()
                .cookie("staff", olive.cookie)
                .header("Origin", Desk.ORIGIN)
                .multiPart("form", olive.form("/staff"))
                .multiPart("revision", revision(olive, draft))
                .multiPart("do", "save")
                .multiPart("count.announcements", "5")
                .multiPart("announcements[4].title", "The fifth of them");
        for (int i = 0; i < 5; i++)
            form.multiPart("announcements[" + i + "].picture.file", "a.jpg", new byte[6 << 20], "image/jpeg");
        var answer = form.post(draft + "/after");
        assertEquals(422, answer.statusCode());
        assertEquals(1, answer.asString().split("-e\">This picture was left out", -1).length - 1);
        assertEquals(4, answer.asString().split("-e\">Choose a JPEG or PNG picture", -1).length - 1);
        answer.then().body(containsString("The fifth of them"), containsString("more than 24 MB together"));
        olive.get(draft + "/after").then().body(containsString("The fifth of them"));
    }
}
