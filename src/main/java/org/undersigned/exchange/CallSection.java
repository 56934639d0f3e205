package org.undersigned.exchange;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.call.Area;
import org.undersigned.call.Call;
import org.undersigned.call.CallStore;
import org.undersigned.call.Phone;
import org.undersigned.campaign.Action;

/** {@code calls}: whom to call, and what to say. */
final class CallSection implements ActionSection<Call> {

    @Override
    public String key() {
        return "calls";
    }

    @Override
    public String kind() {
        return Action.CALL;
    }

    @Override
    public Class<Call> type() {
        return Call.class;
    }

    @Override
    public Call read(Spot entry, Wording wording, List<String> organisations) {
        var block = Block.of(entry, "slug", "title", "text", "script", "expect", "opens", "closes", "offices");
        var opens = block.may("opens").map(Spot::date);
        var ends = block.may("closes");
        var closes = ends.map(Spot::date);
        if (isBefore(closes, opens))
            ends.wrong("it ends before it begins", "write " + opens.orElseThrow() + " or a later day");
        var places = block.need("offices");
        var entries = places.someEntries("office");
        if (entries.size() > Call.MOST_OFFICES)
            places.wrong("there are " + entries.size() + " offices", "write at most " + Call.MOST_OFFICES);
        var offices = entries.stream().map(one -> office(one, wording)).toList();
        Block.distinct(entries, offices.stream().map(Call.Office::slug).toList(), "office");
        return new Call(
                block.need("slug").slug(),
                wording.line(block.need("title")),
                wording.markdown(block.need("text")),
                wording.markdown(block.need("script")),
                block.may("expect").map(wording::markdown),
                opens,
                closes,
                offices);
    }

    private static boolean isBefore(Optional<LocalDate> one, Optional<LocalDate> other) {
        return one.isPresent()
                && other.isPresent()
                && !one.get().equals(LocalDate.EPOCH)
                && one.get().isBefore(other.get());
    }

    private static Call.Office office(Spot spot, Wording wording) {
        var block = Block.of(spot, "slug", "name", "number", "hours", "areas");
        return new Call.Office(
                block.need("slug").slug(),
                wording.line(block.need("name")),
                number(block.need("number")),
                block.may("hours").map(wording::line).orElse(null),
                block.may("areas").entries().stream().map(CallSection::area).toList());
    }

    private static String number(Spot spot) {
        var text = spot.text(Spot.LINE);
        if (text.isEmpty()) return "";
        var number = Phone.parse(text);
        if (number.isEmpty())
            spot.wrong(
                    Spot.quoted(text) + " is no number that can be dialled from anywhere",
                    "write it with \"+\" and the code of the country, in quotes, such as \"+1 202 555 0143\"");
        return number.orElse("");
    }

    private static String area(Spot spot) {
        var text = spot.text(Spot.LINE);
        if (text.isEmpty() || Area.isOne(text)) return text;
        spot.wrong(
                Spot.quoted(text) + " is no country or region that is known here",
                "write a code of ISO 3166, such as US or US-TX");
        return "";
    }

    @Override
    public Map<String, Object> written(Call call) {
        return CampaignTree.map(
                "slug",
                call.slug(),
                "title",
                call.title(),
                "text",
                call.text(),
                "script",
                call.script(),
                "expect",
                call.expect().orElse(null),
                "opens",
                call.opens().orElse(null),
                "closes",
                call.closes().orElse(null),
                "offices",
                CampaignTree.each(
                        call.offices(),
                        one -> CampaignTree.map(
                                "slug",
                                one.slug(),
                                "name",
                                one.name(),
                                "number",
                                // With blanks: without quotes, YAML would take the digits alone for a number.
                                one.readable(),
                                "hours",
                                one.hours(),
                                "areas",
                                one.areas())));
    }

    @Override
    public void save(Handle handle, UUID action, Call call, Instant now) {
        CallStore.save(handle, action, call);
    }

    @Override
    public Call stored(Handle handle, Action action) {
        return CallStore.stored(handle, action.id());
    }
}
