package org.undersigned.pledge;

import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.io.text.ICalWriter;
import biweekly.property.Method;
import biweekly.property.Status;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import org.undersigned.foundation.html.Markdown;

/**
 * An event as calendars read it (RFC 5545): what everybody may know of it, in UTC, so that no calendar has to know the rules of its time zone. Its UID is
 * that of the action on this site and stays; SEQUENCE rises with every change of when and where.
 */
final class Calendar {

    private static final int LINE = 75;

    private Calendar() {}

    /** @param host of this site */
    static String of(Shown shown, String language, String baseUrl, String host) {
        var held = shown.held();
        var event = new VEvent();
        event.setUid(held.id() + "@" + host);
        event.setSequence(held.sequence());
        event.setDateTimeStamp(Date.from(held.changed()));
        event.setLastModified(Date.from(held.changed()));
        event.setDateStart(Date.from(shown.event().begins().toInstant()), true);
        event.setDateEnd(Date.from(shown.event().finishes().toInstant()), true);
        event.setSummary(shown.title(language)).setLanguage(language);
        event.setDescription(Markdown.text(held.pledge().text().in(language).text()) + "\n\n" + baseUrl + shown.path())
                .setLanguage(language);
        event.setLocation(shown.where(language));
        event.setUrl(baseUrl + shown.path());
        event.setStatus(shown.isCancelled() ? Status.cancelled() : Status.confirmed());
        var calendar = new ICalendar();
        calendar.setProductId("-//Undersigned//Events//EN");
        calendar.setMethod(shown.isCancelled() ? Method.cancel() : Method.publish());
        calendar.addEvent(event);
        return written(calendar);
    }

    /**
     * Lines have at most 75 bytes (RFC 5545, 3.1). The library counts letters, of which one outside ASCII has up to three bytes, so lines with such are
     * folded at a third of that.
     */
    private static String written(ICalendar calendar) {
        var plain = fold(calendar, LINE);
        return plain.lines().allMatch(line -> line.getBytes(StandardCharsets.UTF_8).length <= LINE)
                ? plain
                : fold(calendar, LINE / 3 - 1);
    }

    private static String fold(ICalendar calendar, int length) {
        var text = new StringWriter();
        try (var writer = new ICalWriter(text, ICalVersion.V2_0)) {
            writer.getVObjectWriter().getFoldedLineWriter().setLineLength(length);
            writer.write(calendar);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
