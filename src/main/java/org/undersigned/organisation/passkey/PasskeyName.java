package org.undersigned.organisation.passkey;

import java.util.Optional;
import java.util.UUID;

/** What people call their passkeys. */
final class PasskeyName {

    private static final int LONGEST = 60;

    private PasskeyName() {}

    /** What is wrong with a name: key of a message, or nothing. */
    static Optional<String> fault(String name) {
        if (name.isEmpty()) return Optional.of("passkey.nameEmpty");
        var bad = name.codePointCount(0, name.length()) > LONGEST
                || name.codePoints().anyMatch(Character::isISOControl);
        return bad ? Optional.of("passkey.nameBad") : Optional.empty();
    }

    /** Where a name opens once it is sealed. */
    static String place(UUID passkey) {
        return "staff-passkey|" + passkey;
    }
}
