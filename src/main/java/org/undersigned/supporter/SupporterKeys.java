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

    private static final String LEFT_HERE = "hosted";

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

    /** Who holds the private half of the steward's key. */
    public enum Steward {
        /** It is elsewhere, as the operator's setting or an earlier one says. */
        ELSEWHERE,
        /** It is here, because the operator chose so. */
        HERE_BY_CHOICE,
        /** It is here, because nobody chose. */
        HERE
    }

    /** The setting cannot be used; the message says what to write. The program must not start. */
    public static final class UnusableSteward extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnusableSteward(String text, String advice) {
            super("UNDERSIGNED_STEWARD_KEY is \"" + text + "\"" + advice);
        }
    }

    /** Before the first public content is read, so that nobody is sealed for a recipient without a key. */
    void start(@Observes @Priority(6) StartupEvent event) {
        db.useTransaction(handle -> {
            if (isLeftHere()) refuseToBringBack(handle);
            else steward.map(SupporterKeys::read).ifPresent(open -> keys.set(handle, Sealing.STEWARD, open));
            complete(handle);
        });
    }

    /** Where the private half of the steward's key is: on this machine it lies wrapped under the master key. */
    public Steward steward() {
        if (!db.read(handle -> keys.isHosted(handle, Sealing.STEWARD))) return Steward.ELSEWHERE;
        return isLeftHere() || isDemo ? Steward.HERE_BY_CHOICE : Steward.HERE;
    }

    private boolean isLeftHere() {
        return steward.filter(LEFT_HERE::equals).isPresent();
    }

    /** As with organisations, a key that is kept here never takes the place of one that is not. */
    private void refuseToBringBack(Handle handle) {
        var there = keys.inForce(handle, Sealing.STEWARD);
        if (there.isPresent() && !there.get().hosted())
            throw new UnusableSteward(
                    LEFT_HERE,
                    ", but the key " + there.get().id()
                            + " is in force, which is not on this machine, and none that is takes its place."
                            + " Remove the setting, or name a public key.");
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
                .orElseThrow(() -> new UnusableSteward(
                        text,
                        ". Write the line that ./undersigned key new prints (undersigned-public-v1:…), the name of a file with it,"
                                + " or hosted if the key shall be made and kept on this machine."));
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
