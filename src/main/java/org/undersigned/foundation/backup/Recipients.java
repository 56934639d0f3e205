package org.undersigned.foundation.backup;

import com.exceptionfactory.jagged.RecipientStanzaWriter;
import com.exceptionfactory.jagged.x25519.X25519RecipientStanzaWriterFactory;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;

/** Who can open backups: one or more X25519 recipients of age ({@code age1…}), with commas between. */
public sealed interface Recipients {

    /** Each of them alone opens what is written. */
    record Good(List<RecipientStanzaWriter> writers) implements Recipients {}

    /** What to write instead. */
    record Bad(String advice) implements Recipients {}

    /** Reads the value of {@code UNDERSIGNED_BACKUP_RECIPIENT}. */
    static Recipients read(String text) {
        if (text.isBlank())
            return new Bad(
                    "UNDERSIGNED_BACKUP_RECIPIENT is not set, and a backup is never written in clear. On another machine run"
                            + " age-keygen -o backup.key, keep that file there, and set UNDERSIGNED_BACKUP_RECIPIENT to the"
                            + " line that begins with age1.");
        var writers = new ArrayList<RecipientStanzaWriter>();
        for (var one : text.split(",", -1)) {
            var recipient = one.strip();
            // The value is not repeated: it is the one thing that opens every backup.
            if (recipient.toUpperCase(java.util.Locale.ROOT).startsWith("AGE-SECRET-KEY-"))
                return new Bad(
                        "UNDERSIGNED_BACKUP_RECIPIENT holds a secret key. It belongs on another machine: write the line"
                                + " that begins with age1 instead (age-keygen -y prints it), and make a new key, since this one has been"
                                + " here.");
            try {
                writers.add(X25519RecipientStanzaWriterFactory.newRecipientStanzaWriter(recipient));
            } catch (GeneralSecurityException | IllegalArgumentException e) {
                return new Bad("UNDERSIGNED_BACKUP_RECIPIENT: \"" + recipient
                        + "\" is not a recipient. Write the line that begins with age1, as age-keygen prints it; several with"
                        + " commas between.");
            }
        }
        return new Good(List.copyOf(writers));
    }
}
