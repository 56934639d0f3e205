package org.undersigned.campaign.partnership;

import java.util.List;
import java.util.Optional;

/**
 * What a partner chose for its link, and for the permissions that people give it in one campaign.
 *
 * @param ownBox whether its link shows its own box alone; the others are one link away
 * @param asksTwice whether people who ticked its box are asked once more after they confirmed, and may be written to only then
 * @param months how long a permission lasts from the day of signing on, or nothing if until it is taken back
 */
public record Choice(boolean ownBox, boolean asksTwice, Optional<Integer> months) {

    /** What holds for a partner that chose nothing. */
    public static final Choice NONE = new Choice(false, false, Optional.empty());

    /** The periods that can be chosen, in months. */
    public static final List<Integer> PERIODS = List.of(6, 12, 24, 36);

    /** As the audit log says it, such as {@code own-box=on twice=off months=12}. */
    String words() {
        return "own-box=" + on(ownBox) + " twice=" + on(asksTwice) + " months="
                + months.map(Object::toString).orElse("none");
    }

    private static String on(boolean is) {
        return is ? "on" : "off";
    }
}
