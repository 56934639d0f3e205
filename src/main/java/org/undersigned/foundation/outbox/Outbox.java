package org.undersigned.foundation.outbox;

import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.keys.Aead;
import org.undersigned.foundation.keys.MasterKey;
import org.undersigned.foundation.mail.Mail;

/**
 * Mail is owed in the transaction that gives the reason for it, and sent afterwards by {@link OutboxJob}: a mail is never sent
 * for something that was rolled back and never forgotten for something that was not.
 */
@Singleton
public final class Outbox {

    private static final TypeReference<Map<String, String>> CONTENT = new TypeReference<>() {};

    private final MasterKey master;
    private final Map<String, MailWriter> writers = new HashMap<>();

    Outbox(MasterKey master, @Any Instance<MailWriter> writers) {
        this.master = master;
        writers.forEach(writer -> writer.kinds().forEach(kind -> this.writers.put(kind, writer)));
    }

    /** A mail with its content sealed, as a row of the table. */
    public record Row(UUID id, String kind, UUID subject, Instant due, String keyId, byte[] nonce, byte[] ciphertext) {}

    /** Seals a mail's content, for those who write many rows in one statement. */
    public Row seal(OutgoingMail mail) {
        var sealed = Aead.seal(
                master.derive("outbox/v1"),
                place(mail.id(), mail.kind()),
                Db.toJson(mail.content()).getBytes(StandardCharsets.UTF_8));
        return new Row(
                mail.id(), mail.kind(), mail.subject(), mail.due(), master.id(), sealed.nonce(), sealed.ciphertext());
    }

    /** Owes a mail in the caller's transaction. */
    public void add(Handle handle, OutgoingMail mail) {
        OutboxStore.insert(handle, seal(mail));
    }

    /** Calls off what still waits about {@code subject}. */
    public void callOff(Handle handle, UUID subject) {
        OutboxStore.deleteWaiting(handle, subject);
    }

    /** Forgets every mail about {@code subject}, those that the demo keeps included. */
    public void forget(Handle handle, UUID subject) {
        OutboxStore.delete(handle, subject);
    }

    /** Opens a row and writes its mail. */
    public Mail compose(OutboxStore.Waiting row) {
        var content = Aead.open(
                        master.derive("outbox/v1"),
                        place(row.id(), row.kind()),
                        new Aead.Sealed(row.nonce(), row.ciphertext()))
                .orElseThrow(() -> new IllegalStateException("an outbox row does not open"));
        return writers.get(row.kind())
                .compose(row.kind(), Db.fromJson(new String(content, StandardCharsets.UTF_8), CONTENT));
    }

    private static String place(UUID id, String kind) {
        return "outbox/v1|" + id + "|" + kind;
    }
}
