package org.undersigned.petition;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Somebody wants to retire a petition: features say what of its signers they keep, and what has to be done first. */
public final class RetirementAsked {

    private final Handle handle;
    private final UUID petition;
    private final List<String> kept = new ArrayList<>();
    private final List<String> first = new ArrayList<>();

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

    /** Something that would be deleted, as a line for the operator. */
    public void keeps(String what) {
        kept.add(what);
    }

    /** Why it cannot be done yet, as a sentence for the operator. */
    public void first(String what) {
        first.add(what);
    }

    List<String> kept() {
        return List.copyOf(kept);
    }

    List<String> first() {
        return List.copyOf(first);
    }
}
