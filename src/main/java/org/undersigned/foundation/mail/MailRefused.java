package org.undersigned.foundation.mail;

import io.vertx.ext.mail.SMTPException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.Set;
import java.util.regex.Pattern;
import javax.net.ssl.SSLHandshakeException;

/** A mail was not taken. The message holds a number and no more: what servers say names people. */
public final class MailRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final Pattern DETAIL = Pattern.compile("^\\d{3}[ -]5\\.(\\d{1,3})\\.\\d{1,3}\\b");

    /** Undefined, the address, the mailbox, what is in the mail (RFC 3463, 3). */
    private static final Set<String> ABOUT_A_MAIL = Set.of("0", "1", "2", "6");

    /** How the library begins when it tells that a server refused the recipient, before it saw the mail. */
    private static final String RECIPIENT = "recipient address not accepted";

    private final boolean permanent;
    private final int status;
    private final boolean perhapsTaken;
    private final boolean aboutRecipient;

    private MailRefused(boolean permanent, int status, boolean perhapsTaken, boolean aboutRecipient) {
        super(status == 0 ? "no answer" : "status " + status);
        this.permanent = permanent;
        this.status = status;
        this.perhapsTaken = perhapsTaken;
        this.aboutRecipient = aboutRecipient;
    }

    /** Without its cause, which quotes the server. */
    static MailRefused because(Throwable cause) {
        return cause instanceof SMTPException said
                ? new MailRefused(
                        isAboutThisMail(said),
                        said.getReplyCode(),
                        false,
                        String.valueOf(said.getMessage()).startsWith(RECIPIENT))
                : new MailRefused(false, 0, !isNotReached(cause), false);
    }

    /** Whether the server will never take this mail for this person. Anything else may be tried again. */
    public boolean permanent() {
        return permanent;
    }

    /** What the server answered (RFC 5321, 4.2); 0 if nothing answered. */
    public int status() {
        return status;
    }

    /** Whether it was the recipient that was refused, and not what was sent. */
    public boolean aboutRecipient() {
        return aboutRecipient;
    }

    /** Whether it may have been taken all the same: the server was reached, and the connection broke before it answered. */
    public boolean perhapsTaken() {
        return perhapsTaken;
    }

    private static boolean isNotReached(Throwable cause) {
        for (var one = cause; one != null; one = one.getCause())
            if (one instanceof ConnectException
                    || one instanceof UnknownHostException
                    || one instanceof SSLHandshakeException) return true;
        return false;
    }

    /**
     * The fifth hundred, said of the recipient or of what was sent, and not of us: a password that is wrong, a sender that may not relay
     * (X.7.X of RFC 3463) or a command that is unknown is for an operator to mend, and would otherwise end the mail of everybody.
     */
    private static boolean isAboutThisMail(SMTPException said) {
        var where = String.valueOf(said.getMessage());
        if (said.getReplyCode() / 100 != 5 || !where.startsWith(RECIPIENT) && !where.startsWith("sending data failed"))
            return false;
        var detail = DETAIL.matcher(
                said.getReplyMessages().isEmpty() ? "" : said.getReplyMessages().getFirst());
        return !detail.find() || ABOUT_A_MAIL.contains(detail.group(1));
    }
}
