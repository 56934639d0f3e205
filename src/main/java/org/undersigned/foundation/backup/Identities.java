package org.undersigned.foundation.backup;

import com.exceptionfactory.jagged.RecipientStanzaReader;
import com.exceptionfactory.jagged.x25519.X25519RecipientStanzaReaderFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;

/** The secret keys in a file that {@code age-keygen} made: one a line, {@code #} before remarks. */
final class Identities {

    private Identities() {}

    static List<RecipientStanzaReader> read(Path file) throws Unusable {
        var readers = new ArrayList<RecipientStanzaReader>();
        try {
            for (var line : Files.readAllLines(file, StandardCharsets.ISO_8859_1)) {
                if (line.isBlank() || line.startsWith("#")) continue;
                if (line.startsWith("age-encryption.org/"))
                    throw new Unusable(
                            file + " is locked with a passphrase. Open it first: age -d " + file + " > open.key");
                readers.add(X25519RecipientStanzaReaderFactory.newRecipientStanzaReader(line.strip()));
            }
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new Unusable(file + " is not a key file. It holds a line that begins with AGE-SECRET-KEY-1.");
        } catch (IOException e) {
            throw new Unusable("The key file " + file + " cannot be read.");
        }
        if (readers.isEmpty())
            throw new Unusable(file + " holds no key. It needs a line that begins with AGE-SECRET-KEY-1.");
        return readers;
    }
}
