package org.undersigned.foundation.outbox;

import static java.util.stream.Collectors.toSet;

import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.keys.Aead;
import org.undersigned.foundation.keys.DayKeys;
import org.undersigned.foundation.keys.MasterKey;
import org.undersigned.foundation.keys.RandomBytes;
import org.undersigned.foundation.mail.Mail;

/**
 * Mail is owed in the transaction that gives the reason for it, and sent afterwards by {@link OutboxJob}: a mail is never sent
 * for something that was rolled back and never forgotten for something that was not. Its content is sealed to the key of the day,
 * or lies sealed with its subject, and opens for the mail job only, for some days only.
 */
@Singleton
public final class Outbox {

    private static final TypeReference<Map<String, String>> CONTENT = new TypeReference<>() {};

    private final MasterKey master;
    private final DayKeys days;
    private final Map<String, MailWriter> writers = new HashMap<>();

    Outbox(MasterKey master, DayKeys days, @Any Instance<MailWriter> writers) {
        this.master = master;
        this.days = days;
        writers.forEach(writer -> writer.kinds().forEach(kind -> this.writers.put(kind, writer)));
    }

    /** A mail as a row of the table. {@code sealed} is null if the content lies with the subject. */
    public record Row(UUID id, String kind, UUID subject, Instant due, DayKeys.Alone sealed) {

        /** A mail about a subject that holds its content. */
        public static Row about(String kind, UUID subject, Instant due) {
            return new Row(RandomBytes.id(), kind, subject, due, null);
        }
    }

    /** A mail with its content, opened for as long as it takes to write or to show it. */
    public record Opened(OutboxStore.Waiting row, Map<String, String> content) {

        /** Hides the person from logs. */
        @Override
        public String toString() {
            return "Opened[hidden]";
        }
    }

    /** Owes a mail in the caller's transaction. */
    public void add(Handle handle, OutgoingMail mail) {
        var content = mail.content();
        var sealed = content.isEmpty()
                ? null
                : days.seal(place(mail.id(), mail.kind()), Db.toJson(content).getBytes(StandardCharsets.UTF_8));
        OutboxStore.insert(handle, new Row(mail.id(), mail.kind(), mail.subject(), mail.due(), sealed));
    }

    /**
     * Does all that {@link #add} does and takes it back in the same transaction: whoever asks for a mail that there is nobody to send to waits as long as if
     * there were. Nothing of it stays, and its disk is flushed all the same.
     *
     * @param mail about a subject of its own
     */
    public void addInVain(Handle handle, OutgoingMail mail) {
        add(handle, mail);
        OutboxStore.delete(handle, mail.subject());
    }

    /** Calls off what still waits or is held about {@code subject}. */
    public void callOff(Handle handle, UUID subject) {
        OutboxStore.deleteWaiting(handle, subject);
    }

    /** Forgets what is held about {@code subject}: another mail goes in its place. */
    public void forgetHeld(Handle handle, UUID subject) {
        OutboxStore.deleteHeld(handle, subject);
    }

    /** Forgets every mail about {@code subject}, those that the demo keeps included. */
    public void forget(Handle handle, UUID subject) {
        OutboxStore.delete(handle, subject);
    }

    /** As {@link #forget(Handle, UUID)}, about many. */
    public void forgetAll(Handle handle, List<UUID> subjects) {
        OutboxStore.deleteAll(handle, subjects);
    }

    /** Forgets the mails about {@code subject} that have no content of their own: what they were written from is gone. */
    public void forgetUnwritten(Handle handle, UUID subject) {
        OutboxStore.deleteWithoutContent(handle, subject);
    }

    /** What can still be written of these mails, in their order. Others have nothing left to say: their key or subject is gone. */
    public List<Opened> open(List<OutboxStore.Waiting> rows) {
        // By writer too: two features may owe a mail about one subject, from what lies sealed for each.
        var about = new HashMap<MailWriter, Map<UUID, Map<String, String>>>();
        for (var writer : writers.values().stream().collect(toSet())) {
            var subjects = rows.stream()
                    .filter(row -> row.sealed() == null && writer.kinds().contains(row.kind()))
                    .map(OutboxStore.Waiting::subject)
                    .collect(toSet());
            if (!subjects.isEmpty()) about.put(writer, writer.about(subjects));
        }
        return rows.stream()
                .flatMap(row -> (row.sealed() == null
                                ? Optional.ofNullable(
                                        about.get(writers.get(row.kind())).get(row.subject()))
                                : content(row))
                        .map(content -> new Opened(row, content)).stream())
                .toList();
    }

    /** Writes an opened mail. */
    public Mail compose(Opened mail) {
        var writer = writers.get(mail.row.kind());
        return writer.leaving(mail.row.id(), mail.content, writer.compose(mail.row.kind(), mail.content));
    }

    /** Opens a row and writes its mail; nothing if there is nothing left to say. */
    public Optional<Mail> compose(OutboxStore.Waiting row) {
        return open(List.of(row)).stream().findFirst().map(this::compose);
    }

    /** Whether nothing can be written of a row now, and may be later. */
    boolean isLocked(OutboxStore.Waiting row) {
        return row.sealed() == null && writers.get(row.kind()).isLocked(row.subject());
    }

    /** Removes a mail that was sent, and lets its writer know. */
    void sent(Handle handle, OutboxStore.Waiting row) {
        OutboxStore.sent(handle, row);
        writers.get(row.kind()).sent(handle, row.kind(), row.subject());
    }

    void forget(@Observes DayKeys.Removed removed) {
        OutboxStore.deleteSealedTo(removed.handle(), removed.keyId());
    }

    private Optional<Map<String, String>> content(OutboxStore.Waiting row) {
        var place = place(row.id(), row.kind());
        // Before there were keys for days, mail was sealed under a key of the installation.
        var plain = row.sealed().enc() == null
                ? Aead.open(master.derive("outbox/v1"), place, row.sealed().sealed())
                : days.open(row.sealed(), place);
        return plain.map(bytes -> Db.fromJson(new String(bytes, StandardCharsets.UTF_8), CONTENT));
    }

    private static String place(UUID id, String kind) {
        return "outbox/v1|" + id + "|" + kind;
    }
}
