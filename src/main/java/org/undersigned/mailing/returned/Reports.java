package org.undersigned.mailing.returned;

import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Reads messages that tell of other messages: what a server could not deliver (RFC 3464), and what somebody complained about (RFC 5965). Only
 * what such a report says in its fields counts, never its prose: a mailbox is full of prose.
 */
final class Reports {

    /** So many parts are looked at. A report has three. */
    private static final int PARTS = 8;

    /** So much of a part is read. */
    private static final int LONGEST = 1 << 18;

    /** So many recipients. A mail of ours has one. */
    private static final int RECIPIENTS = 20;

    private static final Pattern DETAIL = Pattern.compile("\\b([245])\\.(\\d{1,3})\\.(\\d{1,3})\\b");
    private static final Pattern OUR_ID =
            Pattern.compile("<([0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12})@");

    private Reports() {}

    /** It is no message, or one that nobody can take apart. */
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;
    }

    /** What a message says; nothing if it is no report, or about no mail of ours. */
    static Optional<Report> of(byte[] message) throws Unreadable {
        try {
            var read = new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(message));
            if (!read.getAllHeaders().hasMoreElements()) throw new Unreadable();
            return of(read);
        } catch (MessagingException | IOException | RuntimeException e) {
            throw new Unreadable();
        }
    }

    private static Optional<Report> of(MimeMessage message) throws MessagingException, IOException {
        if (!message.isMimeType("multipart/report")) return Optional.empty();
        var parts = parts(message);
        var kind = switch (type(message)) {
            case "delivery-status" -> delivered(parts);
            case "feedback-report" -> complained(parts);
            default -> Optional.<MailReturned.Kind>empty();
        };
        if (kind.isEmpty()) return Optional.empty();
        return about(message, parts).map(mail -> new Report(mail, kind.get()));
    }

    private static String type(MimeMessage message) throws MessagingException {
        var type = new ContentType(message.getContentType()).getParameter("report-type");
        return type == null ? "" : type.toLowerCase(Locale.ROOT);
    }

    private static List<Part> parts(MimeMessage message) throws MessagingException {
        var all = new MimeMultipart(message.getDataHandler().getDataSource());
        var parts = new ArrayList<Part>();
        for (int i = 0; i < Math.min(all.getCount(), PARTS); i++) parts.add(all.getBodyPart(i));
        return parts;
    }

    /** The worst that is said of a recipient; nothing as long as a server keeps trying. */
    private static Optional<MailReturned.Kind> delivered(List<Part> parts) throws MessagingException, IOException {
        var worst = Optional.<MailReturned.Kind>empty();
        for (var part : parts) {
            if (!part.isMimeType("message/delivery-status") && !part.isMimeType("message/global-delivery-status"))
                continue;
            // The first group is about the message, and each after it about a recipient.
            var in = content(part);
            new InternetHeaders(in);
            for (int i = 0; i < RECIPIENTS && in.available() > 0; i++) {
                var kind = failed(new InternetHeaders(in));
                if (kind.isPresent() && !worst.equals(Optional.of(MailReturned.Kind.HARD))) worst = kind;
            }
        }
        return worst;
    }

    private static Optional<MailReturned.Kind> failed(InternetHeaders recipient) {
        var action = field(recipient, "Action");
        if (!action.equals("failed")) return Optional.empty();
        var status = field(recipient, "Status");
        // What the other server itself said is more exact than what ours made of it.
        var hard = isForGood(field(recipient, "Diagnostic-Code"))
                .or(() -> isForGood(status))
                .orElse(false);
        return Optional.of(hard ? MailReturned.Kind.HARD : MailReturned.Kind.SOFT);
    }

    /** Whether a status says that this mailbox will never take a mail; nothing if there is none in the text. */
    static Optional<Boolean> isForGood(String text) {
        var found = DETAIL.matcher(text);
        if (!found.find()) return Optional.empty();
        var detail = found.group(2) + "." + found.group(3);
        return Optional.of(found.group(1).equals("5")
                && switch (detail) {
                    // No such mailbox or domain, moved away, takes no mail at all (RFC 3463, 3.2; RFC 7505); disabled
                    // (3.3); no way there (3.5).
                    case "1.0", "1.1", "1.2", "1.3", "1.6", "1.10", "2.1", "4.4" -> true;
                    default -> false;
                });
    }

    private static Optional<MailReturned.Kind> complained(List<Part> parts) throws MessagingException, IOException {
        for (var part : parts)
            if (part.isMimeType("message/feedback-report"))
                return switch (field(new InternetHeaders(content(part)), "Feedback-Type")) {
                    case "abuse", "fraud", "opt-out" -> Optional.of(MailReturned.Kind.COMPLAINT);
                    default -> Optional.empty();
                };
        return Optional.empty();
    }

    /** The mail that a report is about: by the address that it was returned to, or as the report or the returned mail names it. */
    private static Optional<UUID> about(MimeMessage message, List<Part> parts) throws MessagingException, IOException {
        for (var name : List.of("To", "Delivered-To", "X-Original-To", "Envelope-To"))
            for (var value : values(message, name)) {
                var mail = Token.in(value);
                if (mail.isPresent()) return mail;
            }
        for (var part : parts) {
            if (!part.isMimeType("message/*") && !part.isMimeType("text/rfc822-headers")) continue;
            var headers = new InternetHeaders(content(part));
            for (var name : List.of("Original-Mail-From", "Return-Path", "X-Original-From", "Message-ID")) {
                var text = String.join(" ", values(headers, name));
                var mail = Token.in(text).or(() -> name.equals("Message-ID") ? ours(text) : Optional.empty());
                if (mail.isPresent()) return mail;
            }
        }
        return Optional.empty();
    }

    private static InputStream content(Part part) throws MessagingException, IOException {
        try (var in = part.getInputStream()) {
            return new ByteArrayInputStream(in.readNBytes(LONGEST));
        }
    }

    /** The mail of a Message-ID as this program makes them. */
    static Optional<UUID> ours(String messageId) {
        var found = OUR_ID.matcher(messageId);
        return found.find() ? Optional.of(UUID.fromString(found.group(1))) : Optional.empty();
    }

    private static List<String> values(Part part, String name) throws MessagingException {
        var values = part.getHeader(name);
        return values == null ? List.of() : List.of(values);
    }

    private static List<String> values(InternetHeaders headers, String name) {
        var values = headers.getHeader(name);
        return values == null ? List.of() : List.of(values);
    }

    private static String field(InternetHeaders headers, String name) {
        var value = headers.getHeader(name, null);
        return value == null ? "" : value.strip().toLowerCase(Locale.ROOT);
    }
}
