package org.undersigned.supporter;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.keys.Aead;
import org.undersigned.foundation.keys.Hpke;
import org.undersigned.foundation.keys.SealingContexts;

/**
 * A sealed row as a line of a file (JSON, byte strings in Base64), with everything that its recipient needs beside the private key. The
 * signature stands in it by the name that this recipient has for it ({@link SealedRow#named}), to which the row is bound.
 *
 * @param enc the encapsulated key of the row's context
 */
public record SealedLine(UUID petition, SealedRow row, byte[] enc) {

    private static final TypeReference<Map<String, String>> LINE = new TypeReference<>() {};

    /** As written to the file. */
    public String text() {
        var text = new StringWriter();
        var lines = SealedLines.to(text);
        lines.add(this);
        try {
            lines.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().stripTrailing();
    }

    /** Writes it without its end. */
    void write(JsonGenerator line) throws IOException {
        line.writeStartObject();
        line.writeStringField("petition", petition.toString());
        line.writeStringField("signature", row.named().toString());
        line.writeStringField("recipient", row.recipient());
        line.writeStringField("purpose", row.purpose());
        if (row.ref() != null) line.writeBinaryField("supporter", row.ref());
        line.writeStringField("key_id", row.keyId());
        line.writeStringField("algorithm", SealedRow.HPKE);
        line.writeBinaryField("enc", enc);
        line.writeBinaryField("nonce", row.sealed().nonce());
        line.writeBinaryField("ciphertext", row.sealed().ciphertext());
        line.writeEndObject();
    }

    /** Reads a line; nothing if it is none. */
    static Optional<SealedLine> parse(String text) {
        try {
            var line = Db.fromJson(text, LINE);
            if (!SealedRow.HPKE.equals(line.get("algorithm"))) return Optional.empty();
            var sealed = new Aead.Sealed(decode(line.get("nonce")), decode(line.get("ciphertext")));
            var row = new SealedRow(
                    UUID.fromString(line.get("signature")),
                    line.get("recipient"),
                    line.get("purpose"),
                    line.get("key_id"),
                    SealedRow.HPKE,
                    new UUID(0, 0),
                    sealed,
                    line.containsKey("supporter") ? decode(line.get("supporter")) : null);
            var enc = decode(line.get("enc"));
            if (enc.length != Hpke.LENGTH || sealed.nonce().length != 12) return Optional.empty();
            return Optional.of(new SealedLine(UUID.fromString(line.get("petition")), row, enc));
        } catch (UncheckedIOException | IllegalArgumentException | NullPointerException e) {
            return Optional.empty();
        }
    }

    /** What was sealed, with the private key; nothing if it is for another key or was changed. */
    Optional<byte[]> open(Hpke.Pair key) {
        if (!row.keyId().equals(Hpke.id(key.open()))) return Optional.empty();
        var place = row.place(petition);
        return Hpke.from(key.secret(), enc, SealingContexts.info(row.recipient(), row.keyId()))
                .flatMap(context -> Aead.open(context.rowKey(place), place, row.sealed()));
    }

    private static byte[] decode(String text) {
        return Base64.getDecoder().decode(text);
    }
}
