package org.undersigned.petition;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.undersigned.foundation.html.Translated;

/**
 * What campaigners propose to write when a petition is passed on. None of it is part of what is signed.
 *
 * @param byChannel word of a {@link Channel} to its words; where there are none, the site has some of its own
 */
public record ShareWords(Map<String, Translated> byChannel) {

    /** Nothing is proposed. */
    public static final ShareWords NONE = new ShareWords(Map.of());

    @JsonCreator
    public ShareWords(Map<String, Translated> byChannel) {
        this.byChannel = Collections.unmodifiableMap(new LinkedHashMap<>(byChannel));
    }

    @JsonValue
    Map<String, Translated> json() {
        return byChannel;
    }

    /** The words for a channel in just this language: nobody is handed words in one that they do not read. */
    public Optional<String> of(Channel channel, String language) {
        return Optional.ofNullable(byChannel.get(channel.word()))
                .map(words -> words.byLanguage().get(language))
                .filter(words -> !words.isBlank());
    }
}
