package org.undersigned.exchange;

import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.picture.Picture;
import org.undersigned.foundation.picture.PictureName;
import org.undersigned.foundation.picture.PictureStore;

/** Where the points of a picture are that a campaign file names. */
public sealed interface PictureFile {

    /** What it is called on this site, if it is not there already under another name. */
    PictureName name();

    /** Keeps it, and says what it is called. */
    PictureName stored(Handle handle, Instant now);

    /** One that this site has: the workspace puts it there before a draft names it. */
    record Kept(PictureName name) implements PictureFile {

        @Override
        public PictureName stored(Handle handle, Instant now) {
            return name;
        }
    }

    /**
     * One beside the campaign file.
     *
     * @param digest of the file as it lies there: one that came from this site is not drawn a second time, which would change it
     */
    record Beside(String digest, Picture.Looked.Drawn drawn) implements PictureFile {

        @Override
        public PictureName name() {
            return drawn.name();
        }

        @Override
        public PictureName stored(Handle handle, Instant now) {
            return PictureStore.called(handle, digest, now).orElseGet(() -> {
                PictureStore.keep(handle, drawn, now);
                return drawn.name();
            });
        }
    }
}
