package org.undersigned.exchange;

import java.util.regex.Pattern;
import org.undersigned.petition.Petition;

/**
 * Knows questions that ask whether somebody may be written to. Such a question can never be required: permission is no condition of
 * signing (GDPR article 7 (4)), and each organisation has a box of its own. Words are a coarse sieve; the form itself has no way to
 * require a box.
 */
final class ContactConsent {

    private static final Pattern NAME = Pattern.compile(
            "(^|_)(consent|newsletters?|subscribe|subscription|opt_?in|mailings?|mailing_list|marketing|contact_me|email_me|mail_me)(_|$)");

    private static final Pattern WORDS = Pattern.compile(
            "newsletter|mailing list|\\bopt[- ]?in\\b|\\bsubscri|sign me up|\\b(contact|e-?mail|write to) me\\b|keep me (posted|informed)"
                    + "|boletín|\\bsuscri|lista de correo|\\b(contácten?|escríban?)me\\b"
                    + "|abònman|\\bekri m\\b|voye nouvèl"
                    + "|infolettre|lettre d.information|abonn|(contacte|écri)[a-z]*[- ]moi|m.écrire|me contacter"
                    + "|rundbrief|mir schreiben|mich kontaktieren"
                    + "|النشرة|نشرة بريدية|اشترك|الاشتراك|مراسلتي",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);

    private ContactConsent() {}

    /** Whether this question is one, by its name or by its words in any language. */
    static boolean isAskedBy(Petition.Field field) {
        return NAME.matcher(field.name()).find()
                || field.label().byLanguage().values().stream().anyMatch(ContactConsent::isMeant)
                || field.hint() != null
                        && field.hint().byLanguage().values().stream().anyMatch(ContactConsent::isMeant);
    }

    private static boolean isMeant(String text) {
        return WORDS.matcher(text).find();
    }
}
