package org.undersigned.petition;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.html.Messages;

/** Somebody wants to retire a petition: features say what of its signers they keep, and what has to be done first. */
public final class RetirementAsked {

    private final Handle handle;
    private final UUID petition;
    private final List<Line> kept = new ArrayList<>();
    private final List<Line> first = new ArrayList<>();

    /** Something to be told in whatever language is read: the key of a message, with what fills its blanks. */
    public record Line(String key, List<Object> arguments) {

        static Line of(String key, Object... arguments) {
            return new Line(key, List.of(arguments));
        }

        /** In words. */
        public String in(String language) {
            return Messages.of(language).t(key, arguments.toArray());
        }
    }

    RetirementAsked(Handle handle, UUID petition) {
        this.handle = handle;
        this.petition = petition;
    }

    public Handle handle() {
        return handle;
    }

    public UUID petition() {
        return petition;
    }

    /** Something that would be deleted: the key of a message, and what fills its blanks. */
    public void keeps(String key, Object... arguments) {
        kept.add(Line.of(key, arguments));
    }

    /** Why it cannot be done yet: the key of a message, and what fills its blanks. */
    public void first(String key, Object... arguments) {
        first.add(Line.of(key, arguments));
    }

    List<Line> kept() {
        return List.copyOf(kept);
    }

    List<Line> first() {
        return List.copyOf(first);
    }
}
