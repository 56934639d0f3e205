package org.undersigned.signon;

import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.keys.Aead;
import org.undersigned.foundation.keys.Mac;
import org.undersigned.foundation.keys.MasterKey;
import org.undersigned.foundation.mail.MailAddress;

/** Seals and opens who asks to sign on, and their documents. What is sealed opens in its own row only. */
@Singleton
public final class Applicants {

    private static final TypeReference<Map<String, String>> CONTENT = new TypeReference<>() {};

    private final MasterKey master;

    Applicants(MasterKey master) {
        this.master = master;
    }

    Aead.Sealed seal(UUID request, Applicant who) {
        var content = Map.of("person", who.person(), "office", who.office(), "email", who.email());
        return Aead.seal(
                master.derive("sign-on/v1"),
                "sign-on-request|" + request,
                Db.toJson(content).getBytes(StandardCharsets.UTF_8));
    }

    /** Who asks; nothing once that is deleted. */
    public Optional<Applicant> open(SignOnRequest request) {
        return request.sealed().map(some -> {
            var plain = Aead.open(master.derive("sign-on/v1"), "sign-on-request|" + request.id(), some)
                    .orElseThrow(() -> new IllegalStateException("a sealed row about a sign-on does not open"));
            var content = Db.fromJson(new String(plain, StandardCharsets.UTF_8), CONTENT);
            return new Applicant(content.get("person"), content.get("office"), content.get("email"));
        });
    }

    Aead.Sealed sealDocument(UUID request, byte[] document) {
        return Aead.seal(master.derive("sign-on-document/v1"), "sign-on-document|" + request, document);
    }

    /** The bytes of a document. */
    public byte[] openDocument(UUID request, Aead.Sealed sealed) {
        return Aead.open(master.derive("sign-on-document/v1"), "sign-on-document|" + request, sealed)
                .orElseThrow(() -> new IllegalStateException("a sealed document does not open"));
    }

    /** What finds a mailbox within one statement without telling it. */
    byte[] tag(UUID statement, MailAddress address) {
        return Mac.hmac(master.derive("sign-on-mailbox/v1"), statement + "\n" + address.canonical());
    }
}
