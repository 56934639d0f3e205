package org.undersigned.browser;

import java.util.Map;
import java.util.UUID;
import org.undersigned.foundation.keys.Aead;
import org.undersigned.foundation.keys.Hpke;
import org.undersigned.foundation.keys.SealingContexts;
import org.undersigned.supporter.SealedLine;
import org.undersigned.supporter.SealedRow;
import org.undersigned.supporter.Sealing;

/** A list as an export has it, of as many made-up people as a test needs. */
final class SealedList {

    private SealedList() {}

    /** Lines sealed to one key, in one context. */
    static String of(Hpke.Pair key, int rows) {
        var recipient = "organisation-made-up";
        var id = Hpke.id(key.open());
        var sending = Hpke.to(key.open(), SealingContexts.info(recipient, id));
        var petition = new UUID(1, 1);
        var text = new StringBuilder();
        for (int i = 1; i <= rows; i++) {
            var signature = new UUID(2, i);
            var place = new SealedRow(signature, recipient, "news", id, petition, null).place(petition);
            var plain = Sealing.plain(
                    Map.of("name", "Sample Person " + i, "email", "person" + i + "@example.org", "country", "US"));
            var sealed = Aead.seal(sending.context().rowKey(place), place, plain);
            var row = new SealedRow(signature, recipient, "news", id, petition, sealed);
            text.append(new SealedLine(petition, row, sending.enc()).text()).append('\n');
        }
        return text.toString();
    }
}
