package org.undersigned.translation;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.undersigned.foundation.html.Messages;

/** Which texts a running site keeps as its files have them. */
class BindingTest {

    @Test
    void what_people_agree_to_and_are_told_about_their_data_is_binding() {
        var keys = Messages.file("en").keySet();
        for (var key : List.of(
                "signature.notice",
                "signature.own.twice",
                "signature.own.yes",
                "signature.own.no",
                "signature.own.withdrawMeans",
                "signature.own.takeBackHint",
                "signature.own.thereMeans",
                "signature.everyone.lead",
                "signature.confirm.boxes",
                "signature.confirm.boxesHint",
                "signature.unsubscribe.lead",
                "mail.thanks.twice",
                "letter.data.text",
                "pledge.private.promise",
                "pledge.private.event",
                "sharing.board.means",
                "sharing.sheet.privacy",
                "sharing.poster.privacy",
                "partner.division.means",
                "partner.arr.purpose",
                "partner.role.lead",
                "partner.leave.grants")) {
            assertTrue(keys.contains(key), key);
            assertTrue(Binding.is(key), key);
        }
    }

    @Test
    void other_texts_are_not() {
        for (var key : List.of("layout.about", "signature.title", "signature.own.nobody", "sharing.poster.title"))
            assertFalse(Binding.is(key), key);
    }
}
