package org.undersigned.sharing;

import java.util.Optional;
import org.undersigned.foundation.picture.PictureName;

/** Where the picture of a petition comes from when its card is drawn. */
interface CardPhotos {

    /** Its bytes, as JPEG; nothing if it is gone. */
    Optional<byte[]> jpeg(PictureName name);
}
