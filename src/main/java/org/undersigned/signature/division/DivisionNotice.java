package org.undersigned.signature.division;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.UUID;
import org.undersigned.foundation.html.Languages;
import org.undersigned.foundation.html.Messages;
import org.undersigned.foundation.keys.Mac;
import org.undersigned.organisation.Organisation;

/**
 * The wording beside the box about the division, in one language: what it allows, by which rule, and every organisation that may be the one,
 * with the address of its privacy notice. Its id follows from its content, so that changed words or another list never keep one.
 *
 * @param receivers those that the wording names; nobody else is ever given whoever ticked it
 * @param cap the one that the wording tells; whoever ticked it is divided by no larger one
 */
public record DivisionNotice(
        UUID id, UUID campaign, String language, String text, byte[] sha256, List<UUID> receivers, int cap) {

    private record Key(DivisionOffer offer, String language) {}

    /** Made once: a list of two hundred organisations takes longer to write out than a signature to seal. */
    private static final Cache<Key, DivisionNotice> MADE =
            Caffeine.newBuilder().maximumSize(200).build();

    static DivisionNotice of(DivisionOffer offer, String language) {
        return MADE.get(new Key(offer, language), key -> make(offer, language));
    }

    private static DivisionNotice make(DivisionOffer offer, String language) {
        var spoken = Languages.spoken(language);
        var words = Messages.of(spoken);
        var text = new StringBuilder(words.t("signature.division.notice"))
                .append('\n')
                .append(words.t("signature.division.rule", offer.cap()));
        for (var one : offer.receivers())
            text.append('\n').append(one.name().in(language).text()).append(' ').append(one.privacyUrl());
        var receivers = offer.receivers().stream().map(Organisation::id).toList();
        var digest = ByteBuffer.wrap(Mac.sha256(offer.campaign() + "|" + spoken + "|" + receivers + "|" + text));
        return new DivisionNotice(
                new UUID(digest.getLong(), digest.getLong()),
                offer.campaign(),
                spoken,
                text.toString(),
                Mac.sha256(text.toString()),
                receivers,
                offer.cap());
    }
}
