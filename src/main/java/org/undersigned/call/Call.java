package org.undersigned.call;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.undersigned.campaign.ActionPart;
import org.undersigned.foundation.html.Translated;

/**
 * What an action of the kind call says of itself.
 *
 * @param text Markdown: why to call
 * @param script Markdown: what to say, in several languages
 * @param expect Markdown: what happens when somebody calls
 * @param opens the first day on which it makes sense to call; from when it is online if empty
 * @param closes the last day; until it is closed if empty
 */
public record Call(
        String slug,
        Translated title,
        Translated text,
        Translated script,
        Optional<Translated> expect,
        Optional<LocalDate> opens,
        Optional<LocalDate> closes,
        List<Office> offices)
        implements ActionPart {

    /** Most offices of one call. */
    public static final int MOST_OFFICES = 60;

    /**
     * Somebody who picks up the phone.
     *
     * @param slug under which calls are counted
     * @param number as E.164 writes it
     * @param hours when they pick up; null if it is not said
     * @param areas codes of {@link Area} of those who should call them; empty for everybody
     */
    public record Office(String slug, Translated name, String number, Translated hours, List<String> areas) {

        /** For whom it is, wherever they live. */
        @JsonIgnore
        public boolean isForAll() {
            return areas.isEmpty();
        }

        /** Whether who lives in {@code area} should call it. */
        boolean isFor(String area) {
            return isForAll() || areas.contains(area) || areas.contains(Area.country(area));
        }

        /** The number as it is read. */
        @JsonIgnore
        public String readable() {
            return Phone.readable(number);
        }
    }

    /** Whether it makes sense to call today. */
    boolean isOn(LocalDate today) {
        return opens.filter(today::isBefore).isEmpty()
                && closes.filter(today::isAfter).isEmpty();
    }

    /** The office with this slug. */
    public Optional<Office> office(String wanted) {
        return offices.stream().filter(one -> one.slug().equals(wanted)).findFirst();
    }
}
