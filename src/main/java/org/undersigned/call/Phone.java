package org.undersigned.call;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import java.util.Optional;

/** Telephone numbers: kept as E.164 writes them, shown as their country does. */
public final class Phone {

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    private Phone() {}

    /** A number with its country code as E.164 writes it, blanks and hyphens gone; empty if nobody can have it. */
    public static Optional<String> parse(String typed) {
        if (!typed.strip().startsWith("+")) return Optional.empty();
        try {
            var number = NUMBERS.parse(typed, null);
            // Not whether it is in use: numbers for examples are not, and new ones are not known yet.
            return NUMBERS.isPossibleNumber(number) && number.getExtension().isEmpty()
                    ? Optional.of(NUMBERS.format(number, PhoneNumberFormat.E164))
                    : Optional.empty();
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }

    /** A number of E.164 as people read it, with the country code before it. */
    static String readable(String number) {
        try {
            return NUMBERS.format(NUMBERS.parse(number, null), PhoneNumberFormat.INTERNATIONAL);
        } catch (NumberParseException e) {
            return number;
        }
    }
}
