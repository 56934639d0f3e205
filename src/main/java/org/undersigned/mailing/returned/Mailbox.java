package org.undersigned.mailing.returned;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Reads one mailbox. What is a report about a mail of ours is told and then deleted, in this order: if the program ends in between, it is told
 * again. Everything else stays for people; over IMAP it is marked as read, and not looked at again.
 */
final class Mailbox {

    /** So many messages in one go. */
    private static final int MOST = 500;

    /** A report that is longer is none that any server writes. */
    private static final int LONGEST = 1 << 20;

    private Mailbox() {}

    /** Why a mailbox could not be read. */
    enum Trouble {
        SILENT,
        LOGIN;

        String slug() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** Reads it; why it could not be read, if it could not. */
    static Optional<Trouble> read(MailboxAddress address, Telling telling) {
        try (var store = Session.getInstance(address.settings()).getStore(address.protocol())) {
            store.connect(address.host(), address.port(), address.user(), address.password());
            read(store, address, telling);
            return Optional.empty();
        } catch (AuthenticationFailedException e) {
            return Optional.of(Trouble.LOGIN);
        } catch (MessagingException e) {
            return Optional.of(Trouble.SILENT);
        }
    }

    private static void read(Store store, MailboxAddress address, Telling telling) throws MessagingException {
        var folder = store.getFolder(address.folder());
        folder.open(Folder.READ_WRITE);
        try {
            var last = folder.getMessageCount();
            // A mailbox that people do not empty must not hide what is new: the latest first.
            for (int number = last; number > Math.max(0, last - MOST); number--)
                read(folder.getMessage(number), address, telling);
        } finally {
            folder.close(true);
        }
    }

    private static void read(Message message, MailboxAddress address, Telling telling) throws MessagingException {
        if (address.isImap() && message.isSet(Flags.Flag.SEEN)) return;
        if (message.getSize() > LONGEST) {
            message.setFlag(Flags.Flag.SEEN, address.isImap());
            return;
        }
        var report = report(message);
        if (report.isPresent()) {
            telling.tell(List.of(report.get()));
            message.setFlag(Flags.Flag.DELETED, true);
        } else if (address.isImap()) message.setFlag(Flags.Flag.SEEN, true);
    }

    private static Optional<Report> report(Message message) {
        try {
            // As a whole: servers differ in what they answer who asks for a part.
            var bytes = new ByteArrayOutputStream();
            message.writeTo(bytes);
            return Reports.of(bytes.toByteArray());
        } catch (MessagingException | IOException | Reports.Unreadable e) {
            // Whatever it is, people may read it.
            return Optional.empty();
        }
    }
}
