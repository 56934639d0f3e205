package org.undersigned.log;

import java.util.Optional;

/** The two logs of a petition. The count is the size of the first less the size of the second. */
public enum LogKind {
    /** One leaf for each signature that was confirmed. */
    SIGNATURES,
    /** One leaf for each leaf of the other log that counts no longer. */
    WITHDRAWALS;

    /** As it stands in addresses, origins and the database. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    static Optional<LogKind> of(String word) {
        return switch (word) {
            case "signatures" -> Optional.of(SIGNATURES);
            case "withdrawals" -> Optional.of(WITHDRAWALS);
            default -> Optional.empty();
        };
    }
}
