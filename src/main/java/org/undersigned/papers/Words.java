package org.undersigned.papers;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.undersigned.foundation.html.Page;
import org.undersigned.foundation.html.Translated;
import org.undersigned.organisation.Organisation;

/** The words of one language, with names and addresses set apart so that they keep their own direction. */
record Words(Page page) {

    private static final char ISOLATE = '\u2068';
    private static final char END = '\u2069';

    /** A message, its texts set apart. */
    String t(String key, Object... arguments) {
        return page.t(
                key,
                Stream.of(arguments)
                        .map(one -> one instanceof String text ? apart(text) : one)
                        .toArray());
    }

    /** A text that may run in the other direction than the paper. */
    String apart(String text) {
        return page.direction().equals("rtl") || hasRightToLeft(text) ? ISOLATE + text + END : text;
    }

    String name(Organisation organisation) {
        return text(organisation.name());
    }

    String text(Translated value) {
        return page.text(value).text();
    }

    String date(LocalDate day) {
        return page.date(day);
    }

    /** Names in a row, as this language does it. */
    String names(Collection<Organisation> organisations) {
        return listed(organisations.stream().map(this::name).toList());
    }

    String listed(List<String> texts) {
        return String.join(
                page.t("campaign.comma") + " ", texts.stream().map(this::apart).toList());
    }

    private static boolean hasRightToLeft(String text) {
        return text.codePoints().anyMatch(one -> switch (Character.getDirectionality(one)) {
            case Character.DIRECTIONALITY_RIGHT_TO_LEFT, Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC -> true;
            default -> false;
        });
    }
}
