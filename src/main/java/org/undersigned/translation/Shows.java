package org.undersigned.translation;

import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import org.undersigned.foundation.html.Messages;

/** What a search for texts can be narrowed to. Templates ask it as {@code inject:shows}. */
@Singleton
@Named("shows")
public class Shows {

    /** Words of the choices. */
    public List<String> all() {
        return Arrays.stream(Show.values()).map(Show::word).toList();
    }

    /** The parts of the site. */
    public List<String> areas() {
        return Messages.areas();
    }
}
