package org.undersigned.letter;

import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.keys.Aead;
import org.undersigned.foundation.keys.MasterKey;

/** Seals what people write, for the recipient {@code letter}: whatever sends it opens it, in its own row only. */
@Singleton
final class LetterSealing {

    private static final TypeReference<Map<String, String>> CONTENT = new TypeReference<>() {};

    private final MasterKey master;

    LetterSealing(MasterKey master) {
        this.master = master;
    }

    Aead.Sealed seal(UUID writing, Typed typed) {
        var content = Map.of(
                "name", typed.name(),
                "email", typed.email(),
                "postal", typed.postal(),
                "subject", typed.subject(),
                "text", typed.text());
        return Aead.seal(
                master.derive("letter/v1"), place(writing), Db.toJson(content).getBytes(StandardCharsets.UTF_8));
    }

    Typed open(UUID writing, Aead.Sealed sealed) {
        var plain = Aead.open(master.derive("letter/v1"), place(writing), sealed)
                .orElseThrow(() -> new IllegalStateException("a sealed letter does not open"));
        var content = Db.fromJson(new String(plain, StandardCharsets.UTF_8), CONTENT);
        return new Typed(
                content.get("name"),
                content.get("email"),
                content.get("postal"),
                content.get("subject"),
                content.get("text"));
    }

    private static String place(UUID writing) {
        return "letter|" + writing;
    }
}
