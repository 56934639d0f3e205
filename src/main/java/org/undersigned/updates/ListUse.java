package org.undersigned.updates;

import java.util.OptionalInt;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * Whoever writes to those who want mail about a petition, besides the mail about an answer: the list stays open for as long as somebody does.
 */
public interface ListUse {

    /** Whether mails to the list of a petition are under way. */
    boolean needs(Handle handle, UUID petition);

    /** How many mails a minute may leave in the name of who writes about a petition; nothing if nobody chose that. */
    OptionalInt perMinute(UUID petition);
}
