package org.undersigned.supporter;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.ByteBuffer;
import java.util.UUID;
import org.undersigned.foundation.html.Languages;
import org.undersigned.foundation.html.Messages;
import org.undersigned.foundation.keys.Mac;
import org.undersigned.organisation.Organisation;

/**
 * The wording beside one organisation's box in one language. Its id follows from its content, so the same words always have the
 * same id and changed words never keep one.
 */
public record Notice(
        UUID id, UUID organisation, String purpose, String channel, String language, String text, byte[] sha256) {

    /** What there is to consent to so far. */
    public static final String NEWS = "news";

    /** The one channel so far. */
    public static final String EMAIL = "email";

    /** Compared by its few texts: an organisation as a whole takes longer to compare than to seal for. */
    private record Box(UUID organisation, String name, String privacyUrl, String language) {}

    /** Made once: formatting a message for every signature would cost more than sealing it. */
    private static final Cache<Box, Notice> MADE =
            Caffeine.newBuilder().maximumSize(10_000).build();

    /** The words that the form shows beside {@code organisation}'s box to a reader of {@code language}. */
    public static Notice of(Organisation organisation, String language) {
        var name = organisation.name().in(language).text();
        // The words are ours. Beside a text in a language that we do not speak they are in another, and that one is
        // kept.
        var spoken = Languages.spoken(language);
        var box = new Box(organisation.id(), name, organisation.privacyUrl().toString(), spoken);
        return MADE.get(box, Notice::make);
    }

    /** Another wording under which an organisation is allowed the same: of a box that names several, of which a rule picks one. */
    public static Notice of(UUID organisation, String language, String text) {
        return make(organisation, language, text);
    }

    private static Notice make(Box box) {
        var words = Messages.of(box.language).t("signature.notice", box.name);
        return make(box.organisation, box.language, words + "\n" + box.privacyUrl);
    }

    private static Notice make(UUID organisation, String language, String text) {
        var digest = Mac.sha256(organisation + "|" + NEWS + "|" + EMAIL + "|" + language + "|" + text);
        var bytes = ByteBuffer.wrap(digest);
        return new Notice(
                new UUID(bytes.getLong(), bytes.getLong()),
                organisation,
                NEWS,
                EMAIL,
                language,
                text,
                Mac.sha256(text));
    }
}
