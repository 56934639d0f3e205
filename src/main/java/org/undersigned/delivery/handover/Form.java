package org.undersigned.delivery.handover;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.undersigned.foundation.keys.RandomBytes;
import org.undersigned.foundation.token.Id;
import org.undersigned.petition.Petition;

/** Reads the forms about deliveries: every field is judged, and each fault has a key of a message. */
final class Form {

    private final Map<String, String> form;
    private final Map<String, String> faults = new LinkedHashMap<>();

    Form(Map<String, String> form) {
        this.form = form;
    }

    Map<String, String> faults() {
        return faults;
    }

    /** A hand-over; only to be used if there are no faults. */
    Delivery delivery(Petition petition, LocalDate today) {
        var handed = handOver(petition, today);
        var language = language(petition);
        sure("sure");
        return new Delivery(
                RandomBytes.id(),
                petition.id(),
                handed.target(),
                handed.on(),
                handed.way(),
                handed.place(),
                handed.byWhom(),
                language,
                petition.action().published(),
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of());
    }

    private Delivery.HandOver handOver(Petition petition, LocalDate last) {
        var targets = petition.campaign().targets().size();
        var target = value("target");
        var position = target.matches("[0-9]{1,3}") ? Integer.parseInt(target) : targets;
        if (position >= targets) faults.put("target", "delivery.wrong.target");
        var on = day("handed-on", petition.opens(), last);
        var way = Delivery.Way.of(value("way"));
        if (way.isEmpty()) faults.put("way", "delivery.wrong.way");
        var place = text("place", 0, 200);
        var byWhom = text("by-whom", 1, 200);
        return new Delivery.HandOver(position, on, way.orElse(Delivery.Way.OTHER), place, byWhom);
    }

    /** What a hand-over is corrected to; only to be used if there are no faults. */
    Delivery.HandOver correctedHandOver(Petition petition, Delivery delivery, LocalDate today) {
        var handed = handOver(petition, delivery.handedOnAtLatest(today));
        faults.computeIfPresent("handed-on", (field, fault) -> "delivery.wrong.handedOn");
        if (!faults.containsKey("target") && handed.target() != delivery.target() && delivery.isBoundToTarget())
            faults.put("target", "delivery.wrong.targetStays");
        if (faults.isEmpty() && handed.equals(Delivery.HandOver.of(delivery)))
            faults.put("target", "delivery.wrong.same");
        return handed;
    }

    /** An answer; only to be used if there are no faults. */
    Delivery.Response answer(Delivery delivery, LocalDate today) {
        var kind = Delivery.Kind.of(value("answer"));
        if (kind.isEmpty()) faults.put("answer", "delivery.wrong.answer");
        var on = day("answered-on", delivery.handedOn(), today);
        var text = text("answer-text", 1, 2_000);
        var url = value("answer-url");
        if (!url.isEmpty() && !isAddress(url)) faults.put("answer-url", "delivery.wrong.url");
        sure("sure");
        return new Delivery.Response(
                kind.orElse(Delivery.Kind.NO), on, text, Optional.of(url).filter(one -> !one.isEmpty()));
    }

    /** What an answer is corrected to; only to be used if there are no faults. */
    Delivery.Response corrected(Delivery delivery, LocalDate today) {
        var answer = answer(delivery, today);
        if (faults.isEmpty() && delivery.response().equals(Optional.of(answer)))
            faults.put("answer", "delivery.wrong.same");
        return answer;
    }

    /** All of this is public at once and stays: nobody does it by one click. */
    void sure(String field) {
        if (value(field).isEmpty()) faults.put(field, "staff.wrong.sure");
    }

    /** The pack that was handed over, if one was. */
    Optional<UUID> pack() {
        var pack = Id.parse(value("pack"));
        if (pack.isEmpty() && !value("pack").isEmpty()) faults.put("pack", "delivery.wrong.pack");
        return pack;
    }

    /** Words of some length, in one line but for answers. */
    String text(String field, int least, int most) {
        var text = value(field);
        var length = text.codePointCount(0, text.length());
        if (length < least) faults.put(field, "delivery.wrong.missing");
        if (length > most) faults.put(field, "delivery.wrong.long");
        return text;
    }

    private String language(Petition petition) {
        var language = value("language");
        if (!petition.languages().contains(language)) faults.put("language", "delivery.wrong.language");
        return language;
    }

    private LocalDate day(String field, LocalDate first, LocalDate today) {
        try {
            var day = LocalDate.parse(value(field));
            if (!day.isBefore(first) && !day.isAfter(today)) return day;
        } catch (DateTimeException e) {
            // Told as any other day that cannot be.
        }
        faults.put(field, "delivery.wrong.day");
        return today;
    }

    private static boolean isAddress(String text) {
        try {
            var uri = new URI(text);
            return text.length() <= 500
                    && uri.getHost() != null
                    && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private String value(String field) {
        return form.getOrDefault(field, "")
                .replace("\r\n", "\n")
                .replaceAll("[\\p{Cc}&&[^\\n]]", " ")
                .strip();
    }
}
