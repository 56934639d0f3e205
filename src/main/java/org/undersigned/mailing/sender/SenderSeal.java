package org.undersigned.mailing.sender;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.undersigned.foundation.keys.Aead;
import org.undersigned.foundation.keys.MasterKey;
import org.undersigned.foundation.mail.DkimKey;
import org.undersigned.foundation.mail.SmtpAddress;

/** What of a sender nobody sees again: passwords of servers and private keys, sealed under the master key and bound to their organisation. */
@Singleton
public final class SenderSeal {

    private final MasterKey master;

    SenderSeal(MasterKey master) {
        this.master = master;
    }

    /** A text of an organisation, such as the address of a server with its password. */
    public byte[] seal(UUID organisation, String what, String text) {
        return seal(organisation, what, text.getBytes(StandardCharsets.UTF_8));
    }

    /** What was sealed for the same organisation and purpose; nothing for anything else. */
    public Optional<String> open(UUID organisation, String what, byte[] sealed) {
        return opened(organisation, what, sealed).map(plain -> new String(plain, StandardCharsets.UTF_8));
    }

    byte[] sealKey(UUID organisation, String domain, String selector, byte[] pkcs8) {
        return seal(organisation, selector + "." + domain, pkcs8);
    }

    DkimKey key(SenderKey key) {
        var plain = opened(key.organisation(), key.selector() + "." + key.domain(), key.sealed());
        // Another master key would not have let the program start.
        return new DkimKey(key.domain(), key.selector(), plain.orElseThrow());
    }

    Optional<SmtpAddress> server(SenderSettings settings) {
        return settings.smtp() == null
                ? Optional.empty()
                : open(settings.organisation(), "smtp", settings.smtp()).flatMap(SmtpAddress::parse);
    }

    private byte[] seal(UUID organisation, String what, byte[] plain) {
        return Aead.seal(master.derive("sender/v1"), organisation + "|" + what, plain)
                .packed();
    }

    private Optional<byte[]> opened(UUID organisation, String what, byte[] sealed) {
        return Aead.Sealed.unpacked(sealed)
                .flatMap(one -> Aead.open(master.derive("sender/v1"), organisation + "|" + what, one));
    }
}
