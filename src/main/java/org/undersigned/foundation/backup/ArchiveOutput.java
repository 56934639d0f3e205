package org.undersigned.foundation.backup;

import com.exceptionfactory.jagged.RecipientStanzaWriter;
import com.exceptionfactory.jagged.framework.stream.StandardEncryptingChannelFactory;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.List;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** Writes entries to a new file that only its owner may read: tar, gzip, age. Closing puts it on disk. */
final class ArchiveOutput implements AutoCloseable {

    private final OnDisk disk;
    private final TarArchiveOutputStream tar;

    private ArchiveOutput(OnDisk disk, TarArchiveOutputStream tar) {
        this.disk = disk;
        this.tar = tar;
    }

    /** @throws java.nio.file.FileAlreadyExistsException if the file is there */
    static ArchiveOutput create(Path file, List<RecipientStanzaWriter> recipients) throws IOException {
        var disk = new OnDisk(FileChannel.open(
                file,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))));
        try {
            var age = new StandardEncryptingChannelFactory().newEncryptingChannel(disk, recipients);
            var tar = new TarArchiveOutputStream(
                    new Fast(new BufferedOutputStream(Channels.newOutputStream(age), 1 << 16)), "UTF-8");
            return new ArchiveOutput(disk, tar);
        } catch (GeneralSecurityException e) {
            disk.close();
            throw new IOException("cannot encrypt", e);
        }
    }

    void put(String name, byte[] bytes) throws IOException {
        var entry = new TarArchiveEntry(name);
        entry.setSize(bytes.length);
        entry.setMode(0100600);
        // Neither who ran the program nor when each part was written is anybody's business.
        entry.setUserName("");
        entry.setModTime(0);
        tar.putArchiveEntry(entry);
        tar.write(bytes);
        tar.closeArchiveEntry();
    }

    void put(String name, String text) throws IOException {
        put(name, text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws IOException {
        try (disk) {
            tar.close();
        }
    }

    /** SHA-256 of every byte that went to the file; once, after closing. */
    String sha256() {
        return Archive.hex(disk.digest);
    }

    /** Sealed rows do not get smaller; what is gained is what their hexadecimal digits waste, and any level gains that. */
    private static final class Fast extends GZIPOutputStream {
        Fast(OutputStream out) throws IOException {
            super(out, 1 << 16);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }

    /** The file itself, which remembers what was written to it. */
    private static final class OnDisk implements WritableByteChannel {
        private final FileChannel file;
        private final MessageDigest digest = Archive.sha256();

        OnDisk(FileChannel file) {
            this.file = file;
        }

        @Override
        public int write(ByteBuffer bytes) throws IOException {
            var length = bytes.remaining();
            digest.update(bytes.duplicate());
            while (bytes.hasRemaining()) file.write(bytes);
            return length;
        }

        @Override
        public boolean isOpen() {
            return file.isOpen();
        }

        @Override
        public void close() throws IOException {
            if (!file.isOpen()) return;
            try (file) {
                file.force(true);
            }
        }
    }
}
