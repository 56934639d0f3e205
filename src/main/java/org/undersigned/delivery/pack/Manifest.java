package org.undersigned.delivery.pack;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.undersigned.foundation.keys.Mac;
import org.undersigned.transparency.Canonical;
import org.undersigned.transparency.MalformedException;
import org.undersigned.transparency.NoteSigner;
import org.undersigned.transparency.SignedNote;

/**
 * What a pack holds and what it proves, as {@code manifest.json}. Its member {@code note} is a signed note (C2SP signed-note) over the
 * rest: three lines, the name of the key ({@code HOST/delivery}), the id of the pack, and SHA-256 in Base64 of the manifest without
 * {@code note}, its keys sorted and without white space (for these values the same as RFC 8785). So
 * {@code jq -cjS 'del(.note)' manifest.json | sha256sum} gives what was signed.
 *
 * @param format {@value #FORMAT}
 * @param tool name and version of the program that made it
 * @param made when, RFC 3339 in whole seconds
 * @param vkey of the note (C2SP signed-note). Nobody vouches for it: take it from the site
 * @param note the signed note; null before it is signed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Manifest(
        String format,
        String tool,
        String pack,
        String made,
        String language,
        Subject petition,
        Counts counts,
        Log log,
        List<Entry> files,
        String vkey,
        String note) {

    static final String FORMAT = "undersigned-delivery/v1";

    /** More bytes than a manifest of every country has. */
    static final int LONGEST = 1 << 20;

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-zA-Z0-9.-]{0,80}");
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(MapperFeature.SORT_CREATOR_PROPERTIES_FIRST)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();

    /**
     * Which text.
     *
     * @param text SHA-256 of its wording in every language, in hexadecimal, as the page of versions shows it
     */
    record Subject(String address, String title, int version, String text) {}

    /**
     * How many.
     *
     * @param signatures the published number
     * @param named how many of them the book names
     * @param onPaper how many signed the same words on paper, as the organisations counted them: in no other number, and nothing proves it; null
     *     for none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Counts(long signatures, long named, List<Area> areas, long elsewhere, Long onPaper) {}

    /** Signatures of one country (ISO 3166-1 alpha-2). */
    record Area(String country, long signatures) {}

    /**
     * What proves the number: a signed count and the two checkpoints that it rests on, with the keys of all three.
     *
     * @param origin {@code HOST/log/ID}
     */
    record Log(String origin, Signed count, Signed signatures, Signed withdrawals) {}

    /** A signed note and the key that signed it. */
    record Signed(String note, String vkey) {}

    /**
     * A file beside the manifest.
     *
     * @param sha256 in hexadecimal
     * @param opened the same file unlocked, of one that is locked with age; null for others
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Entry(String name, long bytes, String sha256, Entry opened) {}

    /**
     * Reads a manifest; believed by nobody yet.
     *
     * @throws MalformedException for anything that {@link #encode} does not write
     */
    static Manifest parse(byte[] bytes) {
        if (bytes.length > LONGEST) throw new MalformedException("a manifest of " + bytes.length + " bytes");
        try {
            var manifest = MAPPER.readValue(Canonical.text(bytes), Manifest.class);
            manifest.require();
            return manifest;
        } catch (JsonProcessingException e) {
            throw new MalformedException("no manifest in JSON");
        }
    }

    private void require() {
        if (!FORMAT.equals(format)) throw new MalformedException("another format than " + FORMAT);
        var needed = Stream.of(tool, pack, made, language, petition, counts, log, files, vkey, note);
        if (needed.anyMatch(Objects::isNull)) throw new MalformedException("something is missing");
        if (Stream.of(log.origin, log.count, log.signatures, log.withdrawals).anyMatch(Objects::isNull)
                || counts.areas == null
                || counts.areas.contains(null)
                || petition.text == null) throw new MalformedException("something is missing");
        for (var signed : List.of(log.count, log.signatures, log.withdrawals))
            if (signed.note == null || signed.vkey == null) throw new MalformedException("something is missing");
        for (var file : files) {
            requireFile(file);
            if (file.opened != null) requireFile(file.opened);
        }
    }

    /** Names without a folder: nobody is led to read another file. */
    private static void requireFile(Entry file) {
        if (file == null
                || file.name == null
                || file.sha256 == null
                || !NAME.matcher(file.name).matches()
                || !DIGEST.matcher(file.sha256).matches()) throw new MalformedException("an entry that is no file");
    }

    Manifest signedBy(NoteSigner signer, String name) {
        return with(new String(SignedNote.sign(said(name), signer).encode(), StandardCharsets.UTF_8));
    }

    /** What has to be signed. */
    String said(String name) {
        return name + "\n" + pack + "\n" + Canonical.base64(Mac.sha256(canonical())) + "\n";
    }

    private byte[] canonical() {
        try {
            return MAPPER.writeValueAsBytes(with(null));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private Manifest with(String signed) {
        return new Manifest(format, tool, pack, made, language, petition, counts, log, files, vkey, signed);
    }

    /** The bytes of the file, for people to read too. */
    byte[] encode() {
        try {
            return (MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n")
                    .getBytes(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
