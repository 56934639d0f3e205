package org.undersigned.organisation.member;

import java.util.Optional;

/** What people who work here are called by each other. */
public final class StaffName {

    private static final int LONGEST = 120;

    private StaffName() {}

    /** What is wrong with a name: key of a message, or nothing. */
    public static Optional<String> fault(String name) {
        if (name.isEmpty()) return Optional.of("staff.setup.nameEmpty");
        var isName = name.codePointCount(0, name.length()) <= LONGEST
                && name.codePoints().noneMatch(Character::isISOControl)
                && name.codePoints().anyMatch(Character::isLetter);
        return isName ? Optional.empty() : Optional.of("staff.setup.nameBad");
    }
}
