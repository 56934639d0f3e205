package org.undersigned.delivery.pack;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Optional;
import org.undersigned.delivery.pack.Judgement.NotValid;
import org.undersigned.transparency.Checkpoint;
import org.undersigned.transparency.CountStatement;
import org.undersigned.transparency.MalformedException;
import org.undersigned.transparency.SignedNote;
import org.undersigned.transparency.VerificationException;
import org.undersigned.transparency.VerifierKey;

/** Checks a manifest and the files beside it. Reads nothing else: no settings, no database, no network. */
final class ManifestCheck {

    private final Manifest manifest;
    private final Path folder;

    /** @param folder where its files are */
    ManifestCheck(Manifest manifest, Path folder) {
        this.manifest = manifest;
        this.folder = folder;
    }

    /** Why a manifest is not valid. */
    private static final class Wrong extends Exception {
        private static final long serialVersionUID = 1L;

        Wrong(String reason) {
            super(reason, null, false, false);
        }
    }

    /**
     * Checks everything.
     *
     * @param trusted the key from elsewhere; without one the key inside is used
     * @param passOver whether a file that is not there is told and no fault
     * @throws MalformedException if a key or a note in it cannot be read
     * @throws IOException if a file that is there cannot be read
     */
    Judgement judge(Optional<VerifierKey> trusted, boolean passOver) throws IOException {
        try {
            signature(trusted);
            number();
            var missing = new ArrayList<String>();
            for (var entry : manifest.files()) if (!isThere(entry)) missing.add(entry.name());
            if (!missing.isEmpty() && !passOver)
                throw new Wrong(missing.size() + " of its files are not beside it, such as " + missing.getFirst());
            var checked = manifest.files().size() - missing.size();
            return new Judgement.Valid(manifest, checked, missing, trusted.isEmpty());
        } catch (Wrong wrong) {
            return new NotValid(wrong.getMessage());
        }
    }

    private void signature(Optional<VerifierKey> trusted) throws Wrong {
        var key = VerifierKey.parse(manifest.vkey());
        if (trusted.isPresent() && !trusted.get().equals(key))
            throw new Wrong("the manifest names another key than the one you gave");
        if (!key.name().endsWith("/delivery")) throw new Wrong("the key is not one for deliveries");
        var note = note(manifest.note());
        if (!note.text().equals(manifest.said(key.name())))
            throw new Wrong("the manifest is not the one that was signed: something in it was changed");
        verify("the manifest", () -> note.verify(key));
    }

    private void number() throws Wrong {
        var log = manifest.log();
        var countKey = key(log, log.count(), "count");
        var addedKey = key(log, log.signatures(), "signatures");
        var removedKey = key(log, log.withdrawals(), "withdrawals");
        var count =
                verify("the count", () -> CountStatement.open(note(log.count().note()), countKey));
        var added = verify(
                "the checkpoint of signatures",
                () -> Checkpoint.open(note(log.signatures().note()), addedKey));
        var removed = verify(
                "the checkpoint of withdrawals",
                () -> Checkpoint.open(note(log.withdrawals().note()), removedKey));
        if (!count.restsOn(added, removed)) throw new Wrong("the count does not rest on the two checkpoints");
        var counts = manifest.counts();
        if (counts.signatures() != count.net())
            throw new Wrong(
                    "the manifest says " + counts.signatures() + " signatures, and the log proves " + count.net());
        var areas = counts.areas().stream().mapToLong(Manifest.Area::signatures).sum();
        if (areas + counts.elsewhere() != count.net() || counts.named() < 0 || counts.named() > count.net())
            throw new Wrong("the numbers by area do not add up");
    }

    private static VerifierKey key(Manifest.Log log, Manifest.Signed signed, String what) throws Wrong {
        var key = VerifierKey.parse(signed.vkey());
        if (!key.name().equals(log.origin() + "/" + what))
            throw new Wrong("the key of the " + what + " is that of another log");
        return key;
    }

    private static SignedNote note(String text) {
        return SignedNote.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    private interface Step<T> {
        T take();
    }

    private static <T> T verify(String what, Step<T> step) throws Wrong {
        try {
            return step.take();
        } catch (VerificationException unproven) {
            throw new Wrong("the signature under " + what + " is not by the key that it names");
        }
    }

    /** Whether the file is there, locked or opened; if it is, it has to be the one that was signed. */
    private boolean isThere(Manifest.Entry entry) throws IOException, Wrong {
        var file = folder.resolve(entry.name());
        var found = Files.isRegularFile(file);
        if (found) compare(entry, file);
        var opened = entry.opened();
        if (opened == null) return found;
        var other = folder.resolve(opened.name());
        if (!Files.isRegularFile(other)) return found;
        compare(opened, other);
        return true;
    }

    private static void compare(Manifest.Entry entry, Path file) throws IOException, Wrong {
        if (Files.size(file) != entry.bytes() || !sha256(file).equals(entry.sha256()))
            throw new Wrong("the file " + entry.name() + " is not the one that was signed");
    }

    private static String sha256(Path file) throws IOException {
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest())) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of()
                    .formatHex(((DigestInputStream) in).getMessageDigest().digest());
        }
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
