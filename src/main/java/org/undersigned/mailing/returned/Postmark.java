package org.undersigned.mailing.returned;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What Postmark tells of bounces and complaints. It puts its own return address into mail, and tells again what a header
 * {@code X-PM-Metadata-return} said, which mail to its servers carries.
 */
final class Postmark {

    /** Kinds of bounces that are for good, as it names them. */
    private static final Set<String> FOR_GOOD = Set.of("HardBounce", "BadEmailAddress", "ManuallyDeactivated");

    private Postmark() {}

    static List<Report> read(byte[] body) {
        var told = Json.read(body);
        var kind = switch (told.path("RecordType").asText()) {
            case "Bounce" ->
                switch (told.path("Type").asText()) {
                    case "SpamComplaint" -> Optional.of(MailReturned.Kind.COMPLAINT);
                    // It goes on trying by itself, or it is an answer of a person or a program.
                    case "Transient",
                            "AutoResponder",
                            "ChallengeVerification",
                            "AddressChange",
                            "Subscribe",
                            "Unsubscribe" -> Optional.<MailReturned.Kind>empty();
                    default ->
                        Optional.of(
                                FOR_GOOD.contains(told.path("Type").asText())
                                        ? MailReturned.Kind.HARD
                                        : MailReturned.Kind.SOFT);
                };
            case "SpamComplaint" -> Optional.of(MailReturned.Kind.COMPLAINT);
            default -> Optional.<MailReturned.Kind>empty();
        };
        return kind.flatMap(some -> mail(told).map(mail -> new Report(mail, some))).stream()
                .toList();
    }

    private static Optional<UUID> mail(JsonNode told) {
        return Token.parse(told.path("Metadata").path("return").asText());
    }
}
