package org.undersigned.signature;

/** The kinds of mail that signing causes, by which whoever owes one names it. */
public final class MailKind {

    /** "Please confirm", with link and code. */
    public static final String CONFIRM = "confirm";

    /** The same a day later, once. */
    public static final String REMINDER = "reminder";

    /** Somebody signed who counts already: the link to their own page. */
    public static final String ALREADY = "already";

    /** It counts now: the link to the signer's own page. */
    public static final String THANKS = "thanks";

    /** Two others signed from this mailbox. */
    public static final String MAILBOX_FULL = "mailbox-full";

    /** Everything about somebody was erased, as was asked for. */
    public static final String ERASED = "erased";

    /** The links to one's own pages, as asked for. */
    public static final String LINKS = "links";

    private MailKind() {}
}
