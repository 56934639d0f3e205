package org.undersigned.pledge;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.undersigned.campaign.ActionField;
import org.undersigned.campaign.ActionForm;
import org.undersigned.campaign.Campaign;
import org.undersigned.foundation.html.Messages;
import org.undersigned.organisation.staff.Entered;

/**
 * The form in which a promise or event is written in the workspace.
 *
 * @param languages of the campaign, the main one first
 * @param isNew whether its slug and kind can still be chosen
 */
record PledgeForm(Campaign campaign, List<String> languages, boolean isNew) {

    /** What only events have. */
    private static final List<String> EVENT = List.of("address", "online", "starts", "ends", "capacity");

    /** What the form says, or what has to change. */
    sealed interface Read {
        record Good(Pledge pledge) implements Read {}

        record Bad(Entered entered) implements Read {}
    }

    /** Reads it; {@code before} is what is there already. */
    Read read(Map<String, String> sent, Optional<Pledge> before) {
        var form = new ActionForm(sent, languages);
        var title = form.line("title", true);
        var slug = before.map(Pledge::slug).orElseGet(() -> form.slug("slug"));
        if (slug.equals("new")) form.wrong("slug", "taken");
        var text = form.prose("text", true);
        var host = form.value("organisation");
        if (campaign.leads().stream()
                .noneMatch(lead -> lead.organisation().slug().equals(host))) form.wrong("organisation", "lead");
        var isEvent = before.map(one -> one.event().isPresent())
                .orElseGet(() -> form.value("kind").equals("event"));
        if (!isEvent
                && before.isEmpty()
                && EVENT.stream().anyMatch(field -> !form.value(field).isEmpty())) form.wrong("kind", "event");
        var event = isEvent ? event(form) : Optional.<Pledge.Event>empty();
        return form.isGood()
                ? new Read.Good(new Pledge(slug, title.orElseThrow(), text.orElseThrow(), host, event))
                : new Read.Bad(form.entered());
    }

    private Optional<Pledge.Event> event(ActionForm form) {
        var place = form.line("place", false);
        var address = Optional.of(
                        form.value("address").replaceAll("[\\s\\p{Cc}]+", " ").strip())
                .filter(one -> !one.isEmpty());
        if (address.filter(one -> one.length() > ActionForm.LINE).isPresent()) form.wrong("address", "long");
        var online = url(form);
        if (place.isEmpty() && online.isEmpty()) form.wrong("place." + languages.getFirst(), "place");
        var starts = time(form, "starts");
        var ends = time(form, "ends");
        var zone = zone(form.value("zone"));
        if (zone.isEmpty()) form.wrong("zone", "zone");
        var clock = zone.orElse(ZoneId.of("UTC"));
        // By the clock there: in the night in which it is put forward, an hour does not exist.
        if (starts.isPresent()
                && ends.isPresent()
                && !starts.get().atZone(clock).isBefore(ends.get().atZone(clock))) form.wrong("ends", "order");
        var most = form.value("capacity");
        var isNumber = most.matches("[0-9]{1,7}")
                && Integer.parseInt(most) >= 1
                && Integer.parseInt(most) <= Pledge.MOST_CAPACITY;
        if (!most.isEmpty() && !isNumber) form.wrong("capacity", "capacity");
        if (!form.isGood()) return Optional.empty();
        return Optional.of(new Pledge.Event(
                place,
                address,
                online,
                starts.orElseThrow(),
                ends.orElseThrow(),
                zone.orElseThrow(),
                isNumber ? Optional.of(Integer.parseInt(most)) : Optional.empty()));
    }

    private static Optional<LocalDateTime> time(ActionForm form, String field) {
        try {
            var time = LocalDateTime.parse(form.value(field)).truncatedTo(ChronoUnit.MINUTES);
            if (time.getYear() >= 1900 && time.getYear() < 10_000) return Optional.of(time);
            form.wrong(field, "time");
            return Optional.empty();
        } catch (DateTimeException e) {
            form.wrong(field, form.value(field).isEmpty() ? "missing" : "time");
            return Optional.empty();
        }
    }

    /** A time zone by its name of the IANA database; offsets know nothing of summer. */
    static Optional<ZoneId> zone(String name) {
        return ZoneId.getAvailableZoneIds().contains(name) ? Optional.of(ZoneId.of(name)) : Optional.empty();
    }

    private static Optional<URI> url(ActionForm form) {
        var text = form.value("online");
        if (text.isEmpty()) return Optional.empty();
        try {
            var url = new URI(text);
            if (("https".equals(url.getScheme()) || "http".equals(url.getScheme()))
                    && url.getHost() != null
                    && url.getRawUserInfo() == null) return Optional.of(url);
        } catch (URISyntaxException e) {
            // Told below, as whatever else is no address.
        }
        form.wrong("online", "url");
        return Optional.empty();
    }

    /** A form that says what is stored. */
    static Entered of(Pledge pledge) {
        var values = new HashMap<String, String>();
        values.put("kind", pledge.word());
        values.put("organisation", pledge.organisation());
        ActionForm.show(values, "title", pledge.title());
        ActionForm.show(values, "text", pledge.text());
        pledge.event().ifPresent(event -> {
            event.place().ifPresent(place -> ActionForm.show(values, "place", place));
            event.address().ifPresent(address -> values.put("address", address));
            event.online().ifPresent(url -> values.put("online", url.toString()));
            values.put("starts", event.starts().toString());
            values.put("ends", event.ends().toString());
            values.put("zone", event.zone().getId());
            event.capacity().ifPresent(most -> values.put("capacity", most.toString()));
        });
        return new Entered(values, Map.of());
    }

    /** What is asked. */
    List<ActionField> fields(Entered entered, String reader, boolean isEvent) {
        var make = new ActionField.Maker(entered, languages, reader);
        var words = Messages.of(reader);
        var fields = new ArrayList<ActionField>();
        fields.addAll(make.translated("title", "action.field.title", "line"));
        if (isNew) {
            fields.add(make.one("slug", "action.field.slug", "code"));
            fields.add(make.choice(
                    "kind",
                    "pledge.edit.kind",
                    Stream.of("promise", "event")
                            .map(kind -> new ActionField.Choice(kind, words.t("pledge.kind." + kind)))
                            .toList()));
        }
        fields.add(make.choice(
                "organisation",
                "pledge.edit.organisation",
                campaign.leads().stream()
                        .map(Campaign.Partner::organisation)
                        .map(one -> new ActionField.Choice(
                                one.slug(), one.name().in(reader).text()))
                        .toList()));
        fields.addAll(make.translated("text", "action.field.text", "prose"));
        if (!isNew && !isEvent) return fields;
        fields.addAll(make.translated("place", "pledge.edit.place", "line"));
        fields.add(make.one("address", "pledge.edit.address", "line"));
        fields.add(make.one("online", "pledge.edit.online", "code"));
        fields.add(make.one("starts", "pledge.edit.starts", "time"));
        fields.add(make.one("ends", "pledge.edit.ends", "time"));
        fields.add(make.one("zone", "pledge.edit.zone", "code"));
        fields.add(make.one("capacity", "pledge.edit.capacity", "code"));
        return fields;
    }
}
