package org.undersigned.mailing.sender;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.undersigned.foundation.mail.MailAddress;
import org.undersigned.foundation.mail.SmtpAddress;
import org.undersigned.organisation.SharedMailboxes;

/** The form about a sender, read and judged. */
final class SenderForm {

    private static final int LONGEST_NAME = 100;
    private static final int MOST_PER_MINUTE = 60_000;

    /** The local part takes a plus and 26 characters more (RFC 5321, 4.5.3.1.1). */
    private static final int LONGEST_RETURN = MailAddress.LONGEST_LOCAL - 27;

    private final UUID organisation;
    private final Optional<SenderSettings> before;
    private final Serving serving;
    private final SenderSeal seal;
    private final Map<String, String> faults = new LinkedHashMap<>();

    SenderForm(UUID organisation, Optional<SenderSettings> before, Serving serving, SenderSeal seal) {
        this.organisation = organisation;
        this.before = before;
        this.serving = serving;
        this.seal = seal;
    }

    /** The fields as they stand; the server is never shown again. */
    static Map<String, String> written(SenderSettings settings) {
        return Map.of(
                "name", settings.name(),
                "address", settings.address(),
                "reply", settings.replyTo().equals(settings.address()) ? "" : settings.replyTo(),
                "bounces", settings.bounces(),
                "minute", String.valueOf(settings.perMinute()));
    }

    /** Keys of messages by field, in the order of the form; empty if nothing is wrong. */
    Map<String, String> faults() {
        return faults;
    }

    /** What was chosen; look at {@link #faults} first. */
    SenderSettings read(Map<String, String> form) {
        var name = form.getOrDefault("name", "")
                .replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}]+", " ")
                .strip();
        if (name.isEmpty()) faults.put("name", "sender.wrong.name");
        else if (name.length() > LONGEST_NAME) faults.put("name", "sender.wrong.nameLong");
        else if (name.chars().anyMatch(c -> c == '<' || c == '>' || c == '@' || c == '"'))
            faults.put("name", "sender.wrong.nameSigns");
        var address = address(form, "address", false);
        address.filter(one -> SharedMailboxes.hold(one.domain()))
                .ifPresent(one -> faults.put("address", "sender.wrong.shared"));
        var reply = address(form, "reply", true).or(() -> address);
        var bounces = address(form, "bounces", true);
        bounces.filter(one -> one.typed().lastIndexOf('@') > LONGEST_RETURN
                        || one.typed().contains("+"))
                .ifPresent(one -> faults.put("bounces", "sender.wrong.bounces"));
        var perMinute = perMinute(form.getOrDefault("minute", "").strip());
        var smtp = smtp(form);
        var domain = address.map(MailAddress::domain).orElse("");
        return new SenderSettings(
                organisation,
                name,
                address.map(MailAddress::forSending).orElse(""),
                domain,
                reply.map(MailAddress::forSending).orElse(""),
                bounces.map(MailAddress::forSending).orElse(""),
                perMinute,
                smtp,
                Optional.empty(),
                Optional.empty());
    }

    private Optional<MailAddress> address(Map<String, String> form, String field, boolean optional) {
        var typed = form.getOrDefault(field, "").strip();
        if (typed.isEmpty() && optional) return Optional.empty();
        // What stands in a header as it is.
        var address =
                MailAddress.parse(typed).filter(one -> one.forSending().chars().allMatch(c -> c > ' ' && c < 127));
        if (address.isEmpty()) faults.put(field, "sender.wrong.address");
        return address;
    }

    private int perMinute(String typed) {
        if (typed.isEmpty()) return Senders.PER_MINUTE;
        if (typed.matches("\\d{1,5}")) {
            var number = Integer.parseInt(typed);
            if (number >= 1 && number <= MOST_PER_MINUTE) return number;
        }
        faults.put("minute", "sender.wrong.minute");
        return Senders.PER_MINUTE;
    }

    /** The server that is named, the one of before if none is, or the installation's if that is ticked. */
    private byte[] smtp(Map<String, String> form) {
        if (form.getOrDefault("shared", "").equals("on")) return null;
        var typed = form.getOrDefault("smtp", "").strip();
        if (typed.isEmpty()) return before.map(SenderSettings::smtp).orElse(null);
        try {
            var server = SmtpAddress.parse(typed);
            if (server.filter(one -> serving.mayUse(one.host())).isEmpty()) faults.put("smtp", "sender.wrong.inside");
            return seal.seal(organisation, "smtp", typed);
        } catch (IllegalArgumentException e) {
            faults.put("smtp", "sender.wrong.smtp");
            return null;
        }
    }
}
