import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Base64;

/**
 * Stands in for everybody's mailbox. The link that confirms is in a mail alone, and the database has only the digest of its token. So
 * the benchmark, which has the database at hand, has the digest of a token that it can tell by itself written instead: the half that
 * finds the submission, which follows from the reference behind a signer's redirect, and sixteen zeros. A trigger does it as the row
 * is inserted; an update afterwards would leave a dead row for each living one in what is measured.
 */
final class Mailbox {

    /** Where a token is to be filled in. */
    static final String TOKEN = "=".repeat(43);

    private static final int HALF = 16;
    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

    private static final String FUNCTION = """
            CREATE FUNCTION bench_token() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                NEW.token_hash := sha256(convert_to(rtrim(translate(
                    encode(NEW.locator || '\\x00000000000000000000000000000000'::bytea, 'base64'), '+/', '-_'), '='), 'UTF8'));
                RETURN NEW;
            END $$
            """;
    private static final String TRIGGER =
            "CREATE TRIGGER bench_token BEFORE INSERT ON confirmation FOR EACH ROW EXECUTE FUNCTION bench_token()";

    private Mailbox() {}

    /** From now on {@link #token} opens what is signed. */
    static void standIn(Database database) throws SQLException {
        database.execute(FUNCTION);
        database.execute(TRIGGER);
    }

    /** The token, as ASCII, that confirms the submission that {@code reference} names. */
    static byte[] token(String reference) {
        var token = Arrays.copyOf(Arrays.copyOf(sha256(reference), HALF), 2 * HALF);
        return BASE64URL.encode(token);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
