package org.undersigned.foundation.backup;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * What is in a backup: a gzipped tar of {@link #FORMAT_ENTRY}, {@link #HEAD_ENTRY}, the tables in parts, and {@link #MANIFEST_ENTRY}.
 * What has to be known before the first row is in the head, what is known only after the last one in the manifest.
 */
final class Archive {

    /** Names this layout. A reader refuses any other. */
    static final String FORMAT = "undersigned-backup/v1";

    static final String FORMAT_ENTRY = "FORMAT";
    static final String HEAD_ENTRY = "head.json";
    static final String MANIFEST_ENTRY = "manifest.json";

    /** A part is closed once it has as many bytes; so no more of a table than this and one row is ever in memory. */
    static final int PART = 1 << 20;

    private Archive() {}

    /**
     * @param program version of the program that wrote it
     * @param schema version of the last migration
     * @param taken moment of the snapshot
     * @param key id of the master key that the database belongs to; empty before there is one
     * @param tables in an order in which every table comes after those it refers to
     */
    record Head(
            String program, String schema, String taken, String key, List<Migration> migrations, List<Table> tables) {}

    /** A migration that had run, with Flyway's checksum of it. */
    record Migration(String version, int checksum) {}

    record Table(String name, List<String> columns) {}

    /** What must be found in the parts of a table, put together. */
    record Content(String table, long rows, long bytes, String sha256) {}

    record Sequence(String name, long value) {}

    /** @param head SHA-256 of the head, so that the two belong together */
    record Manifest(String head, List<Content> tables, List<Sequence> sequences) {}

    /** The name of a part, both counted from 1. */
    static String part(int table, String name, int part) {
        return "%02d-%s/%06d".formatted(table, name, part);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }
}
