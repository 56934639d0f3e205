package org.undersigned.sharing;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.picture.PictureName;
import org.undersigned.foundation.picture.PictureStore;

/** The pictures that pages show. */
@Singleton
final class StoredPhotos implements CardPhotos {

    private final Db db;

    StoredPhotos(Db db) {
        this.db = db;
    }

    @Override
    public Optional<byte[]> jpeg(PictureName name) {
        return db.read(handle -> PictureStore.bytes(handle, name));
    }
}
