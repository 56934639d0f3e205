package org.undersigned.log;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.undersigned.foundation.http.Network;
import org.undersigned.transparency.CosignerKey;
import org.undersigned.transparency.MalformedException;

/**
 * Somebody else's machine that remembers how far our logs have grown, and cosigns only what grew out of that.
 *
 * @param key of its cosignatures
 * @param prefix the submission prefix of C2SP tlog-witness, without a slash at the end
 */
public record Witness(CosignerKey key, URI prefix) {

    /** Most witnesses that are read: a policy (C2SP tlog-policy) has room for 32. */
    static final int MOST = 32;

    private static final String EXAMPLE =
            "Write witness.example.net/w1+1b7d5a2c+BKq… https://witness.example.net, with a comma or a new line before the next.";

    /**
     * The witnesses of the setting {@code UNDERSIGNED_WITNESSES}: key, space, address; commas or newlines between.
     *
     * @throws IllegalArgumentException whose message says what to write instead
     */
    public static List<Witness> parse(String setting) {
        var witnesses = Stream.of(setting.split("[,\n]"))
                .map(String::strip)
                .filter(pair -> !pair.isEmpty())
                .map(Witness::pair)
                .toList();
        if (witnesses.size() > MOST)
            throw new IllegalArgumentException(
                    "There are " + witnesses.size() + " witnesses. Write at most " + MOST + ".");
        // Two names of one key are one witness; a policy that counted it twice would believe too soon.
        var keys = new HashSet<List<Byte>>();
        for (var witness : witnesses)
            if (!keys.add(witness.keyBytes()))
                throw new IllegalArgumentException(
                        "The key of " + witness.key.name() + " stands there twice. Write each witness once.");
        return witnesses;
    }

    private static Witness pair(String pair) {
        var parts = pair.split("[ \t]+");
        if (parts.length != 2)
            throw new IllegalArgumentException("\"" + pair + "\" is not a key and an address. " + EXAMPLE);
        return new Witness(key(parts[0]), address(parts[1]));
    }

    private static CosignerKey key(String text) {
        try {
            return CosignerKey.parse(text);
        } catch (MalformedException e) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is not the key of a witness: " + e.getMessage() + ". " + EXAMPLE, e);
        }
    }

    private static URI address(String text) {
        try {
            var uri = new URI(text);
            if (uri.getHost() != null
                    && isEncrypted(uri)
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null
                    && uri.getRawUserInfo() == null) return new URI(text.replaceAll("/+$", ""));
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("\"" + text + "\" is not an address. " + EXAMPLE, e);
        }
        throw new IllegalArgumentException("\"" + text
                + "\" is not the address of a witness: it has to begin with https:// (http:// is for one on this machine only) and to have no user, no ? and no #. "
                + EXAMPLE);
    }

    /** Only cosignatures are signed. Whoever stands between could say in a witness' name that the log is behind, which stops it. */
    private static boolean isEncrypted(URI uri) {
        return "https".equals(uri.getScheme())
                || "http".equals(uri.getScheme()) && Network.isThisMachine(uri.getHost());
    }

    private List<Byte> keyBytes() {
        var bytes = key.key().publicKey();
        return java.util.stream.IntStream.range(0, bytes.length)
                .mapToObj(i -> bytes[i])
                .toList();
    }
}
