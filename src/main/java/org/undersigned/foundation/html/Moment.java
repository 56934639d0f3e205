package org.undersigned.foundation.html;

import com.ibm.icu.text.DateFormat;
import com.ibm.icu.util.TimeZone;
import java.time.ZonedDateTime;
import java.util.Date;

/** A day and time somewhere, as a language writes it, with the name of the time there. */
public final class Moment {

    private Moment() {}

    /** Such as {@code Saturday, 1 May 2027 at 18:00 (GMT+2)}. */
    public static String of(ZonedDateTime at, String language) {
        var locale = Messages.of(language).locale();
        var zone = TimeZone.getTimeZone(at.getZone().getId());
        var format = DateFormat.getDateTimeInstance(DateFormat.FULL, DateFormat.SHORT, locale);
        format.setTimeZone(zone);
        var date = Date.from(at.toInstant());
        return format.format(date) + " (" + zone.getDisplayName(zone.inDaylightTime(date), TimeZone.SHORT, locale)
                + ")";
    }
}
