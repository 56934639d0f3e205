package org.undersigned.supporter;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.keys.KeyText;
import org.undersigned.foundation.keys.RecipientKeys;

/**
 * Sees to it that recipients have a key: the steward's from the operator's setting, petitions' hosted. An organisation has none, and
 * gets nothing, until somebody chose: its own, or one that this installation keeps. The demo chooses the latter for all.
 */
@Singleton
public final class SupporterKeys {

    private final Db db;
    private final RecipientKeys keys;
    private final Optional<String> steward;
    private final boolean isDemo;

    SupporterKeys(
            Db db,
            RecipientKeys keys,
            @ConfigProperty(name = "undersigned.steward-key") Optional<String> steward,
            @ConfigProperty(name = "undersigned.mode") String mode) {
        this.db = db;
        this.keys = keys;
        this.steward = steward;
        this.isDemo = mode.equals("demo");
    }

    /** The setting names no public key; the message says what to write. The program must not start. */
    public static final class UnusableSteward extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnusableSteward(String text) {
            super(
                    "UNDERSIGNED_STEWARD_KEY is \"" + text
                            + "\". Write the line that ./undersigned key new prints (undersigned-public-v1:…), or the name of a file with it.");
        }
    }

    /** Before the first public content is read, so that nobody is sealed for a recipient without a key. */
    void start(@Observes @Priority(6) StartupEvent event) {
        db.useTransaction(handle -> {
            steward.map(SupporterKeys::read).ifPresent(open -> keys.set(handle, Sealing.STEWARD, open));
            complete(handle);
        });
    }

    /** Whether the steward's private key lies on this machine, wrapped under the master key. */
    public boolean isStewardHosted() {
        return db.read(handle -> keys.isHosted(handle, Sealing.STEWARD));
    }

    /**
     * Makes hosted keys for those who have none and need one, in the caller's transaction: never for an organisation, but in the demo,
     * and for those whose boxes people ticked under a version in which every key was hosted.
     */
    public void complete(Handle handle) {
        var recipients = new ArrayList<>(List.of(Sealing.STEWARD));
        (isDemo ? SealedRowStore.organisations(handle) : SealedRowStore.ticked(handle))
                .forEach(slug -> recipients.add(Sealing.organisation(slug)));
        SealedRowStore.petitions(handle).forEach(id -> recipients.add(Sealing.updates(id)));
        keys.host(handle, recipients);
    }

    /** Those of these organisations that have no key. People cannot tick their boxes. */
    public List<String> without(Handle handle, Collection<String> slugs) {
        return slugs.stream()
                .distinct()
                .filter(slug -> keys.inForce(handle, Sealing.organisation(slug)).isEmpty())
                .toList();
    }

    private static byte[] read(String text) {
        return KeyText.publicIn(text)
                .or(() -> file(text).flatMap(KeyText::publicIn))
                .orElseThrow(() -> new UnusableSteward(text));
    }

    private static Optional<String> file(String name) {
        try {
            var path = Path.of(name);
            return Files.isRegularFile(path) ? Optional.of(Files.readString(path)) : Optional.empty();
        } catch (java.nio.file.InvalidPathException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
