package org.undersigned.supporter;

import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.crypto.SecretKey;
import org.undersigned.foundation.http.Site;
import org.undersigned.foundation.keys.Aead;
import org.undersigned.foundation.keys.MasterKey;

/**
 * Links by which a person takes back what one organisation was allowed, without signing in anywhere (RFC 8058). A link is a
 * ciphertext that says what it is about, so nothing of it is stored; it tells nobody anything, and cannot be made up.
 */
@Singleton
public final class UnsubscribeLinks {

    private static final String ABOUT = "unsubscribe/v1";
    private static final int SUBJECT = 32;
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{80}");
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private final MasterKey master;
    private final Site site;

    UnsubscribeLinks(MasterKey master, Site site) {
        this.master = master;
        this.site = site;
    }

    /** In the place of an organisation: the link is about mail on the petition itself. */
    private static final UUID UPDATES = new UUID(0, 0);

    /** What a link is about. */
    public record Subject(UUID signature, UUID organisation) {
        /** Whether it is about mail on the petition itself, and not about what one organisation may do. */
        public boolean isAboutUpdates() {
            return organisation.equals(UPDATES);
        }
    }

    /** An address for the mail of {@code organisation} to the person of {@code signature}: another one at each call. */
    public String of(UUID signature, UUID organisation) {
        var plain = ByteBuffer.allocate(SUBJECT);
        for (var id : new UUID[] {signature, organisation})
            plain.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
        var token = Aead.seal(key(), ABOUT, plain.array()).packed();
        return site.baseUrl() + "/unsubscribe/" + ENCODER.encodeToString(token);
    }

    /** An address for mail about its petition to the person of {@code signature}. */
    public String ofUpdates(UUID signature) {
        return of(signature, UPDATES);
    }

    /** What the last part of such an address is about; nothing if it was not made here. */
    public Optional<Subject> open(String token) {
        if (!FORM.matcher(token).matches()) return Optional.empty();
        return Aead.Sealed.unpacked(Base64.getUrlDecoder().decode(token))
                .flatMap(one -> Aead.open(key(), ABOUT, one))
                .map(ByteBuffer::wrap)
                .map(plain -> new Subject(id(plain), id(plain)));
    }

    private SecretKey key() {
        return master.derive(ABOUT);
    }

    private static UUID id(ByteBuffer plain) {
        return new UUID(plain.getLong(), plain.getLong());
    }
}
