package org.undersigned.staff;

import java.util.regex.Pattern;
import org.undersigned.audit.AuditEntry;
import org.undersigned.statistics.Groups;

/** What the log has about an entry, as pages and tables show it: not how many, where they are so few that one could be recognised. */
final class AuditDetail {

    private static final Pattern ACTIONS =
            Pattern.compile("signature\\.(quarantine|release|reject|readmit)|export\\.(supporters|coming)");

    private static final Pattern NUMBER =
            Pattern.compile("(\\d{1,18})( lines)?(?: \\(\\d{1,18} confirmed\\))?(?=[,:])");

    private AuditDetail() {}

    static String shown(AuditEntry entry) {
        var found = NUMBER.matcher(entry.detail());
        return ACTIONS.matcher(entry.action()).matches()
                        && found.lookingAt()
                        && Long.parseLong(found.group(1)) < Groups.FEWEST
                ? "<" + Groups.FEWEST
                        + (found.group(2) == null ? "" : found.group(2))
                        + entry.detail().substring(found.end())
                : entry.detail();
    }
}
