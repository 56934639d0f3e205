package org.undersigned.organisation;

import java.net.URI;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.html.Translated;
import org.undersigned.foundation.keys.Mac;
import org.undersigned.foundation.mail.MailAddress;

/**
 * A legal body: it signs on to statements, asks for signatures, and is the controller of the data it receives.
 *
 * @param legalName what it is called where it is registered, if pages call it something else
 * @param kind one of {@link #KINDS}; pages show it in the reader's language (message {@code kind.…})
 * @param postalAddress where the controller can be written to, as printed in the privacy notice
 * @param donateUrl where a gift to this organisation can be given, if it takes gifts; with the blanks of {@link GiftLink}
 * @param described whether its owners wrote all this here, so that no draft changes it
 */
public record Organisation(
        UUID id,
        String slug,
        Translated name,
        Optional<String> legalName,
        String kind,
        URI url,
        URI privacyUrl,
        String postalAddress,
        Optional<URI> donateUrl,
        List<Social> social,
        boolean described) {

    /** The kinds there are. Each has a message {@code kind.…} in every interface language. */
    public static final List<String> KINDS = List.of(
            "human-rights",
            "civil-rights",
            "legal",
            "faith",
            "refugees",
            "labour",
            "environment",
            "science",
            "health",
            "education",
            "community",
            "other");

    /** Everything that it says of itself, for a reader of a language. */
    public List<Stated> stated(String reader) {
        return Stated.of(this, reader);
    }

    /** SHA-256 of everything that it says of itself, in hexadecimal: another word means another digest. */
    public String digest() {
        return HexFormat.of()
                .formatHex(Mac.sha256("undersigned/organisation/v1\n"
                        + Db.toJson(List.of(
                                name,
                                legalName.orElse(""),
                                kind,
                                url.toString(),
                                privacyUrl.toString(),
                                postalAddress,
                                donateUrl.map(URI::toString).orElse(""),
                                social))));
    }

    /** The host of its website in ASCII, without {@code www}; nothing if that has none. */
    public Optional<String> host() {
        return Optional.ofNullable(url.getHost())
                .or(() -> Optional.ofNullable(url.getAuthority()))
                .flatMap(host -> MailAddress.parse("x@" + host))
                .map(address -> address.domain().replaceFirst("^www\\.", ""));
    }

    /** Where a gift to it can be given for a reader of whom nothing but these is known; null if it takes none, as templates want it. */
    public URI giftLink(String language, String campaign, String partner, String source) {
        return giftLink(language, campaign, partner, source, "");
    }

    /** As {@link #giftLink(String, String, String, String)}, for who has chosen how much: whole units of a currency, or empty. */
    public URI giftLink(String language, String campaign, String partner, String source, String amount) {
        return donateUrl
                .map(link -> GiftLink.filled(
                        link,
                        Map.of(
                                "lang",
                                language,
                                "campaign",
                                campaign,
                                "partner",
                                partner,
                                "source",
                                source,
                                "amount",
                                amount)))
                .orElse(null);
    }

    /**
     * A presence elsewhere.
     *
     * @param name the handle as people write it, such as {@code @NNIRRNetwork}
     */
    public record Social(String name, String url) {}
}
