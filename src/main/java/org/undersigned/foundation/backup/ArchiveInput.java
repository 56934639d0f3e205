package org.undersigned.foundation.backup;

import com.exceptionfactory.jagged.RecipientStanzaReader;
import com.exceptionfactory.jagged.framework.stream.StandardDecryptingChannelFactory;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * Reads the entries of a backup in their order. age authenticates every 64 KiB before it gives them out, and its last piece as the
 * last. Anybody can encrypt for a recipient, though, so nothing here trusts a name or a length.
 */
final class ArchiveInput implements AutoCloseable {

    /** Far more than a head or a manifest needs. */
    private static final int LONGEST_TEXT = 16 << 20;

    private final Path file;
    private final InputStream plain;
    private final TarArchiveInputStream tar;
    private TarArchiveEntry entry;

    private ArchiveInput(Path file, InputStream plain) throws IOException {
        this.file = file;
        this.plain = plain;
        this.tar = new TarArchiveInputStream(plain, "UTF-8");
    }

    /** Opens a backup of the one format there is. */
    static ArchiveInput open(Path file, List<RecipientStanzaReader> identities) throws Unusable, IOException {
        FileChannel channel;
        try {
            channel = FileChannel.open(file);
        } catch (NoSuchFileException e) {
            throw new Unusable("There is no " + file + ".");
        }
        try {
            var age = new StandardDecryptingChannelFactory().newDecryptingChannel(channel, identities);
            var input = new ArchiveInput(
                    file, new GZIPInputStream(new BufferedInputStream(Channels.newInputStream(age), 1 << 16), 1 << 16));
            if (!input.next().equals(Archive.FORMAT_ENTRY)) throw input.damaged();
            var format = input.text().strip();
            if (!format.equals(Archive.FORMAT))
                throw new Unusable(
                        file + " is in the format \"" + format + "\", which this version does not know. It knows "
                                + Archive.FORMAT + "; use the version that wrote it, or a newer one.");
            return input;
        } catch (GeneralSecurityException e) {
            channel.close();
            throw new Unusable(
                    "The key does not open " + file
                            + ". Either it is not one that the backup was made for, or the file does not begin as age writes it.");
        } catch (Unusable | IOException | RuntimeException e) {
            channel.close();
            throw e instanceof Unusable unusable ? unusable : damaged(file);
        }
    }

    /** Goes to the next entry. */
    String next() throws Unusable, IOException {
        entry = tar.getNextEntry();
        if (entry == null || !entry.isFile()) throw damaged();
        return entry.getName();
    }

    /** The entry as a text. */
    String text() throws Unusable, IOException {
        var bytes = tar.readNBytes(LONGEST_TEXT);
        if (bytes.length != entry.getSize()) throw damaged();
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** The next bytes of the entry; -1 at its end. */
    int read(byte[] buffer) throws IOException {
        return tar.read(buffer);
    }

    /** Goes through to the last byte, so that the checks at the end of tar, gzip and age are made too. */
    void end() throws Unusable, IOException {
        if (tar.getNextEntry() != null) throw damaged();
        plain.transferTo(java.io.OutputStream.nullOutputStream());
    }

    Unusable damaged() {
        return damaged(file);
    }

    static Unusable damaged(Path file) {
        return new Unusable(file
                + " is damaged or cut short, or is no backup. Nothing of it was restored. Take another copy of it.");
    }

    @Override
    public void close() throws IOException {
        tar.close();
    }
}
