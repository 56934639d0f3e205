package org.undersigned.organisation.signin;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.OptionalLong;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.util.encoders.Base32;
import org.undersigned.foundation.http.Site;
import org.undersigned.foundation.keys.Mac;
import org.undersigned.foundation.keys.MasterKey;

/** Codes of an authenticator app (RFC 6238), with what all apps can: six digits, 30 seconds, SHA-1. */
@Singleton
public final class Totp {

    private static final TimeBasedOneTimePasswordGenerator CODES = new TimeBasedOneTimePasswordGenerator();
    private static final Duration STEP = Duration.ofSeconds(30);

    private final MasterKey master;
    private final InstantSource clock;
    private final Site site;

    Totp(MasterKey master, InstantSource clock, Site site) {
        this.master = master;
        this.clock = clock;
        this.site = site;
    }

    /**
     * The secret that a page offers, 160 bits. It follows from what the page belongs to, so that looking at the page again shows the
     * same one and changes nothing.
     *
     * @param bearer what only this visitor has: the token of an invitation or of a session
     */
    public byte[] offer(String bearer) {
        return Arrays.copyOf(Mac.hmac(master.derive("staff-totp-offer/v1"), bearer), 20);
    }

    /** As people type it into an app. */
    public static String text(byte[] secret) {
        return Base32.toBase32String(secret).replace("=", "").replaceAll("(.{4})(?!$)", "$1 ");
    }

    /** What the QR code says (the key URI format of authenticator apps). */
    public String address(byte[] secret, String email) {
        var issuer = encoded("Undersigned " + site.host());
        return "otpauth://totp/" + issuer + ":" + encoded(email) + "?secret="
                + Base32.toBase32String(secret).replace("=", "") + "&issuer=" + issuer;
    }

    /**
     * The step that a code belongs to, now or one step beside it; nothing if it is wrong, or no newer than {@code last}: each works once.
     */
    public OptionalLong step(byte[] secret, String typed, long last) {
        var code = typed.replaceAll("[\\s-]", "");
        if (!code.matches("[0-9]{6}")) return OptionalLong.empty();
        var now = clock.instant().getEpochSecond() / STEP.toSeconds();
        var found = OptionalLong.empty();
        for (var step = now - 1; step <= now + 1; step++)
            if (equal(code, code(secret, step)) && step > last) found = OptionalLong.of(step);
        return found;
    }

    /** The code of a step. */
    static String code(byte[] secret, long step) {
        try {
            return CODES.generateOneTimePasswordString(
                    new SecretKeySpec(secret, "HmacSHA1"), Instant.ofEpochSecond(step * STEP.toSeconds()));
        } catch (InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean equal(String one, String other) {
        return MessageDigest.isEqual(
                one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
