package org.undersigned.staff;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.undersigned.statistics.Figures;
import org.undersigned.statistics.Groups;

/** The dashboard's numbers as CSV (RFC 4180): plain numbers, dates as ISO 8601, codes instead of names, so that programs read them. */
final class DashboardCsv {

    /** The files there are. */
    static final Set<String> KINDS = Set.of("summary", "days", "country", "region", "language", "source");

    private DashboardCsv() {}

    /** One of {@link #KINDS}. */
    static String of(String kind, Dashboard dashboard) {
        return switch (kind) {
            case "summary" -> summary(dashboard);
            case "days" -> days(dashboard.figures().days());
            default -> groups(dashboard.figures().by(Groups.Kind.valueOf(kind.toUpperCase(Locale.ROOT))));
        };
    }

    private static String summary(Dashboard dashboard) {
        var figures = dashboard.figures();
        var petition = dashboard.petition();
        return file(
                List.of(
                        "published",
                        "confirmed",
                        "sent",
                        "confirmation_rate",
                        "confirmed_today",
                        "next_goal",
                        "counted_at",
                        "on_paper",
                        "quarantined"),
                List.of(List.of(
                        String.valueOf(petition.action().published()),
                        String.valueOf(figures.confirmed()),
                        String.valueOf(figures.sent()),
                        figures.confirmationRate()
                                .map(rate -> String.format(Locale.ROOT, "%.4f", rate))
                                .orElse(""),
                        String.valueOf(dashboard.today().confirmed()),
                        petition.nextGoal().map(String::valueOf).orElse(""),
                        figures.counted().map(String::valueOf).orElse(""),
                        String.valueOf(petition.onPaper()),
                        dashboard.quarantined().isPresent()
                                ? String.valueOf(dashboard.quarantined().getAsLong())
                                : "")));
    }

    /** How mail to those who signed goes out; the numbers are lower bounds if they are not {@code whole}. */
    static String mail(CampaignMail mail) {
        var owed = mail.owed();
        return file(
                List.of("waiting", "oldest", "given_up", "tried", "whole"),
                List.of(List.of(
                        String.valueOf(owed.waiting()),
                        owed.oldest().map(String::valueOf).orElse(""),
                        String.valueOf(owed.givenUp()),
                        String.valueOf(mail.tried()),
                        String.valueOf(mail.isWhole()))));
    }

    private static String days(List<Figures.Day> days) {
        return file(
                List.of("day", "sent", "confirmed"),
                days.stream()
                        .map(day -> List.of(
                                day.date().toString(), String.valueOf(day.sent()), String.valueOf(day.confirmed())))
                        .toList());
    }

    /** One line for each group, and one without a name for the small ones together. */
    private static String groups(Groups groups) {
        var lines = new ArrayList<List<String>>();
        for (var group : groups.shown()) lines.add(List.of(plain(group.name()), "1", String.valueOf(group.number())));
        if (groups.rest() > 0) lines.add(List.of("", String.valueOf(groups.merged()), String.valueOf(groups.rest())));
        return file(List.of(groups.kind().word(), "groups", "confirmed"), lines);
    }

    /** A code may begin with a hyphen, and a spreadsheet would calculate with it. */
    private static String plain(String code) {
        return code.startsWith("-") ? "'" + code : code;
    }

    private static String file(List<String> head, List<List<String>> lines) {
        var text = new StringWriter();
        try (var csv = CsvWriter.builder().build(text)) {
            csv.writeRecord(head);
            lines.forEach(csv::writeRecord);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
