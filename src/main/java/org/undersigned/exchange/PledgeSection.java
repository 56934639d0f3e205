package org.undersigned.exchange;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.undersigned.campaign.Action;
import org.undersigned.pledge.Pledge;
import org.undersigned.pledge.PledgeStore;

/** {@code pledges}: what people promise, and where they come. */
final class PledgeSection implements ActionSection<Pledge> {

    private static final Pattern TIME = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}");
    /** Stands in for a time that could not be read. */
    private static final LocalDateTime NEVER = LocalDateTime.of(1970, 1, 1, 0, 0);

    @Override
    public String key() {
        return "pledges";
    }

    @Override
    public String kind() {
        return Action.PLEDGE;
    }

    @Override
    public Class<Pledge> type() {
        return Pledge.class;
    }

    @Override
    public Pledge read(Spot entry, Wording wording, List<String> organisations) {
        var block = Block.of(entry, "slug", "title", "text", "organisation", "event");
        return new Pledge(
                block.need("slug").slug(),
                wording.line(block.need("title")),
                wording.markdown(block.need("text")),
                block.need("organisation").organisation(organisations),
                block.may("event").map(spot -> event(spot, wording)));
    }

    @Override
    public void check(Spot entry, Pledge pledge, CampaignFile.CampaignPart campaign) {
        var host = pledge.organisation();
        if (!host.isEmpty() && !campaign.isLedBy(host))
            entry.wrong(
                    Spot.quoted(host) + " does not lead the campaign",
                    "name a lead: it holds the event, and sees who comes");
    }

    @Override
    public Optional<Refusal> refusal(Pledge stored, Pledge wanted) {
        if (stored.word().equals(wanted.word())) return Optional.empty();
        return Optional.of(new Refusal(
                "slug",
                "it is stored as " + called(stored) + " and does not become " + called(wanted),
                "give it another slug: people were told other things about their names"));
    }

    private static String called(Pledge pledge) {
        return pledge.event().isPresent() ? "an event" : "a promise";
    }

    private static Pledge.Event event(Spot spot, Wording wording) {
        var block = Block.of(spot, "place", "address", "online", "starts", "ends", "zone", "capacity");
        var place = block.may("place").map(wording::line);
        var online = block.may("online").map(Spot::url);
        if (spot.isWritten() && place.isEmpty() && online.isEmpty())
            spot.wrong("it says neither place nor online address", "write \"place:\" or \"online:\"");
        var starts = time(block.need("starts"));
        var at = block.need("ends");
        var ends = time(at);
        var zone = zone(block.need("zone"));
        if (!ends.equals(NEVER) && !starts.equals(NEVER) && !starts.atZone(zone).isBefore(ends.atZone(zone)))
            at.wrong("it ends before it begins", "write a time after " + starts);
        return new Pledge.Event(
                place,
                block.may("address").map(one -> one.text(Spot.LINE)),
                online,
                starts,
                ends,
                zone,
                block.may("capacity").map(one -> one.number(1, Pledge.MOST_CAPACITY)));
    }

    private static LocalDateTime time(Spot spot) {
        var text = spot.text(Spot.LINE);
        if (text.isEmpty()) return NEVER;
        try {
            if (TIME.matcher(text).matches()) return LocalDateTime.parse(text);
        } catch (DateTimeException e) {
            // told below, with the others that are none
        }
        spot.wrong(
                Spot.quoted(text) + " is no time", "write the time as clocks show it there, such as 2027-05-01T18:00");
        return NEVER;
    }

    private static ZoneId zone(Spot spot) {
        var text = spot.text(Spot.LINE);
        if (text.isEmpty()) return ZoneOffset.UTC;
        if (ZoneId.getAvailableZoneIds().contains(text)) return ZoneId.of(text);
        spot.wrong(Spot.quoted(text) + " is no time zone", "write one such as Europe/Paris");
        return ZoneOffset.UTC;
    }

    @Override
    public Map<String, Object> written(Pledge pledge) {
        return CampaignTree.map(
                "slug",
                pledge.slug(),
                "title",
                pledge.title(),
                "text",
                pledge.text(),
                "organisation",
                pledge.organisation(),
                "event",
                pledge.event().map(PledgeSection::written).orElse(null));
    }

    private static Map<String, Object> written(Pledge.Event event) {
        return CampaignTree.map(
                "place",
                event.place().orElse(null),
                "address",
                event.address().orElse(null),
                "online",
                event.online().orElse(null),
                "starts",
                event.starts(),
                "ends",
                event.ends(),
                "zone",
                event.zone(),
                "capacity",
                event.capacity().orElse(null));
    }

    @Override
    public void save(Handle handle, UUID action, Pledge pledge, Instant now) {
        PledgeStore.save(handle, action, pledge, now);
    }

    @Override
    public Pledge stored(Handle handle, Action action) {
        return PledgeStore.stored(handle, action.id());
    }
}
