package org.undersigned.exchange;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.undersigned.campaign.Statement;
import org.undersigned.exchange.CampaignFile.AnnouncementPart;
import org.undersigned.exchange.CampaignFile.QuotePart;
import org.undersigned.exchange.CampaignFile.SignOnPart;
import org.undersigned.exchange.CampaignFile.StatementPart;

/**
 * Reads {@code statement} and {@code announcements}.
 *
 * @param declared slugs of the organisations of this file
 * @param opens when the petition opens: the date of a version or an announcement that names none
 */
record StatementSections(Wording wording, List<String> declared, LocalDate opens, PictureSection pictures) {

    private static final String OPEN = "open";
    private static final String CLOSED = "closed";
    private static final List<String> FORM = List.of(OPEN, CLOSED);
    private static final List<String> CALLS = List.of("sign", "share", "donate", "read");

    StatementPart statement(Spot spot) {
        var block = Block.of(spot, "slug", "sign_on_form", "versions", "sign_ons", "quotes");
        var versions = versions(block.need("versions"));
        var numbers = versions.stream().map(Statement.Version::number).toList();
        return new StatementPart(
                block.need("slug").slug(),
                versions,
                signOns(block.may("sign_ons"), numbers),
                block.may("quotes").entries().stream().map(this::quote).toList(),
                block.may("sign_on_form").map(form -> form.oneOf(FORM)).map(CLOSED::equals));
    }

    /** What is written of the public form. */
    static String form(boolean closed) {
        return closed ? CLOSED : OPEN;
    }

    private List<Statement.Version> versions(Spot spot) {
        var versions = new ArrayList<Statement.Version>();
        int next = 1;
        for (var entry : spot.someEntries("version")) {
            var block = Block.of(entry, "number", "date", "text");
            var at = block.need("number");
            int number = at.number(1, 10_000);
            if (number > 0 && (next == 1 ? number > 1 : number < next))
                at.wrong("versions are numbered upwards from 1", "write " + next);
            next = Math.max(next, number + 1);
            var date = block.may("date").map(Spot::date).orElse(opens);
            versions.add(new Statement.Version(number, date, wording.markdown(block.need("text"))));
        }
        return List.copyOf(versions);
    }

    private List<SignOnPart> signOns(Spot spot, List<Integer> versions) {
        var entries = spot.entries();
        var signOns = entries.stream().map(entry -> signOn(entry, versions)).toList();
        record Approval(int version, String organisation) {}
        var approvals = signOns.stream()
                .map(s -> s.organisation().isEmpty() ? "" : new Approval(s.version(), s.organisation()))
                .toList();
        Block.distinct(entries, approvals, "sign-on");
        return signOns;
    }

    private SignOnPart signOn(Spot spot, List<Integer> versions) {
        var block = Block.of(spot, "organisation", "version", "person", "office", "date");
        var at = block.need("version");
        int version = at.number(1, 10_000);
        if (version > 0 && !versions.isEmpty() && !versions.contains(version))
            at.wrong("the statement has no version " + version, "write the number of a version above");
        return new SignOnPart(
                version,
                block.need("organisation").organisation(declared),
                block.need("person").text(Spot.LINE),
                wording.line(block.need("office")),
                block.need("date").date());
    }

    private QuotePart quote(Spot spot) {
        var block = Block.of(spot, "name", "office", "organisation", "text");
        return new QuotePart(
                block.need("name").text(Spot.LINE),
                wording.line(block.need("office")),
                block.need("organisation").organisation(declared),
                wording.prose(block.need("text")));
    }

    List<AnnouncementPart> announcements(Spot spot) {
        var entries = spot.entries();
        var announcements = entries.stream().map(this::announcement).toList();
        Block.distinct(
                entries, announcements.stream().map(AnnouncementPart::slug).toList(), "slug");
        return announcements;
    }

    private AnnouncementPart announcement(Spot spot) {
        var block = Block.of(spot, "organisation", "slug", "date", "title", "body", "calls", "picture", "taken_down");
        var calls = block.may("calls").entries();
        var words = calls.stream().map(call -> call.oneOf(CALLS)).toList();
        Block.distinct(calls, words, "call");
        return new AnnouncementPart(
                block.need("slug").slug(),
                block.need("organisation").organisation(declared),
                block.may("date").map(Spot::date).orElse(opens),
                wording.line(block.need("title")),
                wording.markdown(block.need("body")),
                words,
                pictures.picture(block.may("picture")),
                block.may("taken_down").map(Spot::date));
    }
}
