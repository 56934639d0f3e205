package org.undersigned.letter.desk;

import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.letter.representative.RepresentativesFile;

/** All SQL about files of representatives that somebody looks at before they count. */
final class UploadStore {

    private UploadStore() {}

    static void save(Handle handle, UUID action, String sha256, byte[] content) {
        handle.execute("""
                        INSERT INTO letter_upload (action, kind, sha256, content) VALUES (?, ?, ?, ?)
                        ON CONFLICT (action) DO UPDATE SET kind = excluded.kind, sha256 = excluded.sha256, content = excluded.content
                        """, action, RepresentativesFile.Kind.of(content).word(), sha256, content);
    }

    /** The one with this digest; nothing if another came since. */
    static Optional<byte[]> content(Handle handle, UUID action, String sha256) {
        return handle.select("SELECT content FROM letter_upload WHERE action = ? AND sha256 = ?", action, sha256)
                .mapTo(byte[].class)
                .findOne();
    }

    static void delete(Handle handle, UUID action) {
        handle.execute("DELETE FROM letter_upload WHERE action = ?", action);
    }
}
