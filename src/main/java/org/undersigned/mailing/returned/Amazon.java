package org.undersigned.mailing.returned;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;

/**
 * What Amazon SES tells by way of SNS. A message is believed if SNS signed it and it is of the topic that staff said is theirs. A topic that
 * asks to be subscribed is confirmed by itself if it is that one; otherwise staff see it.
 */
@Singleton
class Amazon {

    private final Db db;
    private final SnsSignature signature;
    private final SnsHttp http;

    Amazon(Db db, SnsSignature signature, SnsHttp http) {
        this.db = db;
        this.signature = signature;
        this.http = http;
    }

    List<Report> read(Hook hook, byte[] body) {
        var message = Json.read(body);
        if (!signature.isRight(message)) throw Problem.problem(ProblemType.NOT_ALLOWED);
        var topic = message.path("TopicArn").asText();
        var ours = hook.topic().equals(Optional.of(topic));
        return switch (message.path("Type").asText()) {
            case "Notification" -> {
                if (!ours) throw Problem.problem(ProblemType.NOT_ALLOWED);
                yield reports(Json.read(message.path("Message").asText().getBytes(StandardCharsets.UTF_8)));
            }
            case "SubscriptionConfirmation" -> {
                var url = message.path("SubscribeURL").asText();
                if (ours) http.confirm(url);
                else if (SnsHttp.isAmazons(url)) db.useTransaction(handle -> ReturnStore.ask(handle, hook, topic, url));
                yield List.of();
            }
            default -> List.of();
        };
    }

    /** Tells Amazon that the topic that asks is ours; false if Amazon did not answer. */
    boolean confirm(Hook hook) {
        return http.confirm(hook.confirm().orElseThrow());
    }

    private static List<Report> reports(JsonNode told) {
        // Notifications of an identity, and events of a configuration set.
        var type = told.path("notificationType").asText(told.path("eventType").asText());
        var kind = switch (type) {
            case "Bounce" ->
                Optional.of(
                        told.path("bounce").path("bounceType").asText().equals("Permanent")
                                ? MailReturned.Kind.HARD
                                : MailReturned.Kind.SOFT);
            // Somebody says that it is no spam, after all.
            case "Complaint" ->
                told.path("complaint").path("complaintFeedbackType").asText().equals("not-spam")
                        ? Optional.<MailReturned.Kind>empty()
                        : Optional.of(MailReturned.Kind.COMPLAINT);
            default -> Optional.<MailReturned.Kind>empty();
        };
        return kind.flatMap(some -> mail(told.path("mail")).map(mail -> new Report(mail, some))).stream()
                .toList();
    }

    /** By the envelope that we gave it, or by the Message-ID among the headers, where SES was asked to tell them. */
    private static Optional<UUID> mail(JsonNode mail) {
        var found = Token.in("<" + mail.path("source").asText() + ">");
        for (var header : mail.path("headers"))
            if (found.isEmpty() && header.path("name").asText().equalsIgnoreCase("Message-ID"))
                found = Reports.ours(header.path("value").asText());
        return found;
    }
}
