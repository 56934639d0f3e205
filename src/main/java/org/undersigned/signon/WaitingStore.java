package org.undersigned.signon;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.organisation.Organisation;

/** Counts in the database what waits, for a number that is on every page: without judging each request. */
public final class WaitingStore {

    /** Whether a request {@code r} is in the name of an organisation of the keys that has not said that this is not it. */
    private static final String IN_NAME = """
            EXISTS (SELECT 1 FROM unnest(CAST(:organisations AS uuid[]), CAST(:keys AS text[])) k (organisation, key)
                     WHERE k.key IN (r.folded, '@' || r.domain) AND NOT k.organisation = ANY(r.disowned_by)%s)""";

    private static final String COUNT =
            "SELECT count(*) FROM sign_on_request r WHERE r.state = 'waiting' AND (r.statement = ANY(:statements) AND NOT "
                    + IN_NAME.formatted("") + " OR " + IN_NAME.formatted(" AND k.organisation = ANY(:own)") + ")";

    private WaitingStore() {}

    /** Whether anything waits anywhere. */
    public static boolean any(Handle handle) {
        return handle.select("SELECT EXISTS (SELECT 1 FROM sign_on_request WHERE state = 'waiting')")
                .mapTo(Boolean.class)
                .one();
    }

    /**
     * How many requests wait for somebody.
     *
     * @param statements those that they decide about for a coalition, unless owners do
     * @param owned every organisation that has an owner here
     * @param own those of them that they are an owner of themselves
     */
    public static long count(Handle handle, List<UUID> statements, Collection<Organisation> owned, List<UUID> own) {
        var keys = owned.stream().flatMap(one -> Judging.keys(one).stream()).toList();
        return handle.createQuery(COUNT)
                .bindArray("statements", UUID.class, statements)
                .bindArray("own", UUID.class, own)
                .bindArray(
                        "organisations",
                        UUID.class,
                        keys.stream().map(Judging.Key::organisation).toList())
                .bindArray(
                        "keys",
                        String.class,
                        keys.stream().map(Judging.Key::key).toList())
                .mapTo(Long.class)
                .one();
    }
}
