package org.undersigned.staff;

import java.util.regex.Pattern;

/** How the details of the audit log are written, as far as they have parts. {@link AuditWords} reads them. */
final class AuditForms {

    static final Pattern STEP = Pattern.compile("([a-z]+)-([a-z]+)");
    static final Pattern NUMBER_SET = Pattern.compile("published number set from (\\d{1,18}) to (\\d{1,18})");
    static final Pattern QUEUED = Pattern.compile("(\\d{1,18}) confirmed signatures queued for the log");
    static final Pattern RECOVERED =
            Pattern.compile("(from a copy|nothing newer): (\\d{1,18}) signatures, (\\d{1,18}) withdrawals");
    static final Pattern VERSION = Pattern.compile("version (\\d{1,18})");
    static final Pattern PARTNER = Pattern.compile("[a-z0-9-]+ (lead|co-host|supporting)");
    static final Pattern CHOSEN = Pattern.compile("[a-z0-9-]+ own-box=(on|off) twice=(on|off) months=(\\d{1,3}|none)");
    static final Pattern DIVIDED = Pattern.compile("cap=(\\d{1,2})");
    static final Pattern SIGNED = Pattern.compile("[a-z0-9-]+ (\\d{1,18})");
    static final Pattern REFUSED = Pattern.compile("[0-9a-f-]{36}: (.*)", Pattern.DOTALL);
    static final Pattern COUNTED = Pattern.compile("\\d{1,18}");
    static final Pattern COALITION_ROLE = Pattern.compile("(staff \\S+) ([a-z-]+)");
    static final Pattern ASIDE =
            Pattern.compile("(\\d{1,18}) \\(\\d{1,18} confirmed\\)(?:, [^:]*)?: (.*)", Pattern.DOTALL);
    static final Pattern REJECTED =
            Pattern.compile("(\\d{1,18}) \\(\\d{1,18} confirmed\\), ([a-z-]+): (.*)", Pattern.DOTALL);
    static final Pattern PACK = Pattern.compile("(names|numbers) \\S+");
    static final Pattern RELEASED = Pattern.compile("\\S+, (\\d{1,18}) files with names, (opened|locked)");
    static final Pattern SEALED =
            Pattern.compile("sealed rows written out(?:: (?:no reason given|(.*)))?", Pattern.DOTALL);
    static final Pattern EXPORTED =
            Pattern.compile("(?:begun|(\\d{1,18}) lines(, broken off)?), (sealed|opened): (.*)", Pattern.DOTALL);
    static final Pattern MAILED = Pattern.compile("(\\d{1,18}) mails about an answer");
    static final Pattern ERASED = Pattern.compile("(\\d{1,18}) by request");
    static final Pattern SHEETS = Pattern.compile("(\\d{1,3}) sheets from (\\S+)");
    static final Pattern PAPER = Pattern.compile("(\\d{1,9}) rows on (\\d{1,9}) sheets from (\\S+)(?: for \\S+)?");
    static final Pattern SHEET = Pattern.compile("number (\\S+)");
    static final Pattern PAPER_ERASED = Pattern.compile("(\\d{1,9}) rows? .*");
    static final Pattern RULES = Pattern.compile("(\\d{1,3}) rules");
    static final Pattern OTHER_ACTION = Pattern.compile("([a-z]+) ([a-z0-9-]+)(?: ([a-z]+))?");
    static final Pattern COMING = Pattern.compile("(\\d{1,18}) lines: (\\S+)");
    static final Pattern LETTER = Pattern.compile("([a-z0-9-]+)(?: ([a-z]+))?(?: ?(\\d{1,9}))?");
    static final Pattern APPROVAL = Pattern.compile("(\\S+) (\\S+)");
    static final Pattern MOMENT = Pattern.compile("(?:as of )?([0-9-]{10})T([0-9:]{5})\\S*");
    static final Pattern BACKED_UP = Pattern.compile("(\\d{1,18}) rows, sha256 ([0-9a-f]{8})[0-9a-f]*");
    static final Pattern HOSTED = Pattern.compile("hosted by this installation, key (\\S+)");
    static final Pattern OWN = Pattern.compile("sealed to key (\\S+)");
    static final Pattern TESTED = Pattern.compile("key (\\S+)");
    static final Pattern SENDER = Pattern.compile("(\\S+) server=(own|installation)");
    static final Pattern SENDER_KEY = Pattern.compile("(made|used) (\\S+)");
    static final Pattern GIFTS = Pattern.compile("(live|test) (\\S{4})");
    static final Pattern PROOF = Pattern.compile("(\\S+) (records|operator)");
    static final Pattern RETURNS = Pattern.compile("(mailbox|no-mailbox|hook|no-hook|topic)(?: (\\S+))?");
    static final Pattern AGAIN = Pattern.compile("(\\d{1,18})(?: [a-z-]+)?");
    static final Pattern BY_HOW_MANY =
            Pattern.compile("(.*?)(?:, (?:(by one person)|approval [0-9a-f-]{36}))?", Pattern.DOTALL);
    static final Pattern ROLES = Pattern.compile("(staff \\S+) ([a-z]+) → ([a-z]+)");

    static final Pattern SUGGESTED = Pattern.compile("(\\S+) (\\d{1,9})");
    static final Pattern TRANSLATED = Pattern.compile("(\\S+) (\\S+)");

    private AuditForms() {}
}
