package org.undersigned.foundation.html;

import com.ibm.icu.text.NumberFormat;
import com.ibm.icu.util.Currency;
import io.quarkus.qute.RawString;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The frame of one page in one language: what the layout needs, and the words, numbers and dates of its language.
 *
 * @param language BCP 47 tag of what the page shows of others; our own words on it are in the interface language {@link #spoken nearest}
 * @param path the page's address without language prefix
 * @param title shown in the browser's title, before the site's name
 * @param description for search results and share cards
 * @param languages the languages this page exists in
 * @param indexed whether search engines may list it
 * @param sample whether it carries the sample banner
 * @param baseUrl the site's own address, without a slash at the end
 * @param card address path of the picture that shares show, if there is one
 * @param colour name of the sheet with the colour that tints the page, such as {@code campaign-SLUG}, if any
 */
public record Page(
        String language,
        String path,
        String title,
        String description,
        List<String> languages,
        boolean indexed,
        boolean sample,
        String baseUrl,
        Optional<String> card,
        Optional<String> colour) {

    /** A public page in every interface language. */
    public static Page of(String language, String path, String title, String baseUrl) {
        return new Page(
                language,
                path,
                title,
                "",
                List.copyOf(Languages.all()),
                true,
                false,
                baseUrl,
                Optional.empty(),
                Optional.empty());
    }

    public Page described(String text) {
        return new Page(language, path, title, text, languages, indexed, sample, baseUrl, card, colour);
    }

    public Page in(Collection<String> some) {
        return new Page(language, path, title, description, List.copyOf(some), indexed, sample, baseUrl, card, colour);
    }

    public Page hidden() {
        return new Page(language, path, title, description, languages, false, sample, baseUrl, card, colour);
    }

    /** A page of a sample campaign: banner, and not for search engines. */
    public Page sample(boolean is) {
        return new Page(language, path, title, description, languages, indexed && !is, is, baseUrl, card, colour);
    }

    public Page withCard(String address) {
        return new Page(
                language, path, title, description, languages, indexed, sample, baseUrl, Optional.of(address), colour);
    }

    public Page coloured(Optional<String> sheet) {
        return new Page(language, path, title, description, languages, indexed, sample, baseUrl, card, sheet);
    }

    /** In the colour of a sheet, if there is one, in place of the colour that it has. */
    public Page branded(Optional<String> sheet) {
        return coloured(sheet.or(() -> colour));
    }

    /** Whether search engines may list it; a page of ours at the address of a language that we do not speak is a copy of another. */
    @Override
    public boolean indexed() {
        return indexed && languages.contains(language);
    }

    /** A message of the interface. */
    public String t(String key, Object... arguments) {
        return Messages.of(language).t(key, arguments);
    }

    /** The address of another page in this language. */
    public String href(String target) {
        return Languages.href(language, target);
    }

    /** The address of the style sheet, which changes with its content. */
    public String stylesheet() {
        return Assets.STYLESHEET;
    }

    /** Address of the sheet of pages that are read and compared. */
    public String readingStylesheet() {
        return Assets.READING_STYLESHEET;
    }

    /** Address of the sheet of pages where people write letters. */
    public String letterStylesheet() {
        return Assets.LETTER_STYLESHEET;
    }

    /** Address of the sheet of papers that are printed. */
    public String paperStylesheet() {
        return Assets.PAPER_STYLESHEET;
    }

    /** The language as share cards have it, {@code pt_BR} (Open Graph protocol). */
    public String locale() {
        return language.replace('-', '_');
    }

    /** The interface language, in which the words around the content are: what the document as a whole says it is in. */
    public String spoken() {
        return Languages.spoken(language);
    }

    public String direction() {
        return Languages.direction(spoken());
    }

    /** This page in its own language, absolute; in that of our words, if it has none in its own. */
    public String canonical() {
        return canonical(languages.contains(language) ? language : spoken());
    }

    /** This page in another language, absolute. */
    public String canonical(String other) {
        return baseUrl + Languages.href(other, path);
    }

    /** This page in another language. */
    public String inLanguage(String other) {
        return Languages.href(other, path);
    }

    /** Every interface language, for pages that have one address for all of them. */
    public Collection<String> everyLanguage() {
        return Languages.all();
    }

    public String ownName(String other) {
        return Languages.ownName(other);
    }

    public String directionOf(String other) {
        return Languages.direction(other);
    }

    /** A translated value for this page's reader. */
    public Translated.Line text(Translated value) {
        return value.in(language);
    }

    /** {@code lang} and {@code dir} for a text that is not in the language of the document; nothing otherwise. */
    public RawString lang(Translated value) {
        var actual = value.in(language).language();
        return new RawString(
                actual.equals(spoken()) ? "" : " lang=\"" + actual + "\" dir=\"" + Languages.direction(actual) + "\"");
    }

    /** Markdown in this page's language, as HTML. */
    public RawString markdown(Translated value) {
        return Markdown.html(value.in(language).text());
    }

    /** A whole number as this language writes it. */
    public String number(long value) {
        return NumberFormat.getIntegerInstance(Messages.of(language).locale()).format(value);
    }

    /**
     * A sum of money as this language writes it, without decimals that are all zero.
     *
     * @param currency by its code of ISO 4217
     */
    public String money(BigDecimal sum, String currency) {
        var format = NumberFormat.getCurrencyInstance(Messages.of(language).locale());
        format.setCurrency(Currency.getInstance(currency));
        if (sum.stripTrailingZeros().scale() <= 0) format.setMaximumFractionDigits(0);
        var written = format.format(sum);
        // "US$" is two kinds of signs, which change places in a line from right to left.
        return direction().equals("rtl") ? "\u2066" + written.replace("\u200f", "") + "\u2069" : written;
    }

    /** A day as this language writes it, with its year. */
    public String date(LocalDate day) {
        return Messages.of(language).date(day);
    }

    /** A day and time as this language writes it, in UTC. */
    public String moment(Instant instant) {
        return Messages.of(language).moment(instant);
    }
}
