package org.undersigned.foundation.picture;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** All SQL about the pictures of pages. */
public final class PictureStore {

    private PictureStore() {}

    /**
     * Keeps a picture, or the one that is there under its name. The time is written in any case: who takes away what nothing refers to
     * then leaves it alone until the transaction that refers to it is on disk.
     */
    public static void keep(Handle handle, Picture.Looked.Drawn picture, Instant now) {
        handle.execute(
                "INSERT INTO picture (name, bytes, kept_at) VALUES (?, ?, ?) ON CONFLICT (name) DO UPDATE SET kept_at = excluded.kept_at",
                picture.name().file(),
                picture.jpeg(),
                now);
    }

    /** The picture that has exactly these bytes, so that one that was drawn here is not drawn a second time. */
    public static Optional<PictureName> called(Handle handle, String digest, Instant now) {
        return handle.createQuery("UPDATE picture SET kept_at = :now WHERE left(name, 40) = :digest RETURNING name")
                .bind("now", now)
                .bind("digest", digest)
                .mapTo(String.class)
                .findOne()
                .flatMap(PictureName::parse);
    }

    /** Whether there is one of this name. */
    public static boolean exists(Handle handle, PictureName name) {
        return handle.select("SELECT EXISTS (SELECT 1 FROM picture WHERE name = ?)", name.file())
                .mapTo(Boolean.class)
                .one();
    }

    public static Optional<byte[]> bytes(Handle handle, PictureName name) {
        return handle.select("SELECT bytes FROM picture WHERE name = ?", name.file())
                .mapTo(byte[].class)
                .findOne();
    }
}
