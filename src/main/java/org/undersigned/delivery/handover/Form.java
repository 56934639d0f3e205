package org.undersigned.delivery.handover;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.undersigned.delivery.pack.ReadyPack;
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

    /**
     * A hand-over; only to be used if there are no faults.
     *
     * @param pack the one that {@link #pack} names, if it can be handed over
     */
    Delivery delivery(Petition petition, Optional<ReadyPack> pack, LocalDate today) {
        var number = pack.map(ReadyPack::signatures).orElse(petition.action().published());
        var handed = handOver(petition, pack, today, () -> number);
        if (handed.isMadeForAnother()) meantForAnother();
        sure("sure");
        return new Delivery(
                RandomBytes.id(),
                petition.id(),
                handed,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of());
    }

    private Delivery.HandOver handOver(
            Petition petition, Optional<ReadyPack> pack, LocalDate last, LongSupplier signatures) {
        var targets = petition.campaign().targets().size();
        var target = value("target");
        var position = target.matches("[0-9]{1,3}") ? Integer.parseInt(target) : targets;
        if (position >= targets) faults.put("target", "delivery.wrong.target");
        var on = day("handed-on", petition.opens(), last);
        var way = Delivery.Way.of(value("way"));
        if (way.isEmpty()) faults.put("way", "delivery.wrong.way");
        var place = text("place", 0, 200);
        var byWhom = text("by-whom", 1, 200);
        var language = language(petition);
        if (pack.isEmpty() && !value("pack").isEmpty()) faults.put("pack", "delivery.wrong.pack");
        return new Delivery.HandOver(
                position, on, way.orElse(Delivery.Way.OTHER), place, byWhom, language, signatures.getAsLong(), pack);
    }

    /** That a pack with a letter to one target went to another is the exception: nobody says so by mistake. */
    private void meantForAnother() {
        if (!faults.containsKey("target") && value("pack-other").isEmpty())
            faults.put("pack", "delivery.wrong.packOther");
    }

    /**
     * What a hand-over is corrected to; only to be used if there are no faults.
     *
     * @param pack the one that {@link #pack} names, if it can be handed over or stands there
     * @param most how many can have been handed over without a pack
     */
    Delivery.HandOver correctedHandOver(
            Petition petition, Delivery delivery, Optional<ReadyPack> pack, long most, LocalDate today) {
        knows("handed", delivery.handOvers().size());
        var stands = delivery.handOver();
        // Beside the number that its own page showed, so that a late form means what it meant.
        var knew = Drawn.known(delivery.handOvers(), value("handed-seen")).orElse(stands);
        var handed = handOver(petition, pack, delivery.handedOnAtLatest(today), () -> signatures(knew, pack, most));
        faults.computeIfPresent("handed-on", (field, fault) -> "delivery.wrong.handedOn");
        var moved = handed.target() != stands.target();
        if (moved && delivery.acknowledgedOn().isPresent()) faults.putIfAbsent("target", "delivery.wrong.targetStays");
        if (handed.isMadeForAnother() && (moved || !pack.equals(stands.pack()))) meantForAnother();
        if (faults.isEmpty() && handed.equals(stands)) faults.put("target", "delivery.wrong.same");
        return handed;
    }

    /** A number without a pack is what people say that it was; the one of a pack is what its manifest counts. */
    private long signatures(Delivery.HandOver knew, Optional<ReadyPack> pack, long most) {
        var text = value("signatures");
        var typed = text.matches("[0-9]{1,12}") ? Long.parseLong(text) : -1;
        if (typed == knew.signatures() && pack.equals(knew.pack())) return typed;
        if (pack.isPresent()
                && typed != knew.signatures()
                && typed != pack.get().signatures()) faults.put("signatures", "delivery.wrong.signaturesOfPack");
        if (pack.isPresent()) return pack.get().signatures();
        if (typed < 0 || typed > Math.max(most, knew.signatures()))
            faults.put("signatures", "delivery.wrong.signatures");
        return typed;
    }

    /** A form that was drawn before somebody else corrected the same would undo that, and nobody would notice. */
    private void knows(String form, int states) {
        if (!value(form + "-seen").equals("" + states)) faults.put(form + "-meanwhile", "delivery.wrong.meanwhile");
    }

    /** Whether nothing is wrong but that somebody else was faster: whoever pressed the button twice was so themselves. */
    boolean isOnlyLate(String form) {
        return faults.keySet().equals(Set.of(form + "-meanwhile"));
    }

    private Delivery.Response answer(Delivery delivery, LocalDate today) {
        var kind = Delivery.Kind.of(value("answer"));
        if (kind.isEmpty()) faults.put("answer", "delivery.wrong.answer");
        var on = day("answered-on", delivery.handOver().on(), today);
        var text = text("answer-text", 1, 2_000);
        var url = value("answer-url");
        if (!url.isEmpty() && !isAddress(url)) faults.put("answer-url", "delivery.wrong.url");
        sure("sure");
        return new Delivery.Response(
                kind.orElse(Delivery.Kind.NO), on, text, Optional.of(url).filter(one -> !one.isEmpty()));
    }

    /** The first answer; only to be used if there are no faults. */
    Delivery.Response firstAnswer(Delivery delivery, LocalDate today) {
        if (delivery.response().isPresent()) faults.put("answer-meanwhile", "delivery.answeredBefore");
        return answer(delivery, today);
    }

    /** What an answer is corrected to; only to be used if there are no faults. */
    Delivery.Response correctedAnswer(Delivery delivery, LocalDate today) {
        knows("answer", delivery.responses().size());
        var answer = answer(delivery, today);
        if (faults.isEmpty() && delivery.response().equals(Optional.of(answer)))
            faults.put("answer", "delivery.wrong.same");
        return answer;
    }

    /** All of this is public at once and stays: nobody does it by one click. */
    void sure(String field) {
        if (value(field).isEmpty()) faults.put(field, "staff.wrong.sure");
    }

    /** The pack that was handed over, if the form names one. */
    Optional<UUID> pack() {
        return Id.parse(value("pack"));
    }

    /** Whether those who ticked updates are told. */
    boolean mailed() {
        return "on".equals(value("mailed"));
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
