package org.undersigned.foundation.db;

import java.sql.SQLException;
import java.util.Set;

/** The database is away, full or ending: nothing is wrong with what was asked, and it may be asked again just as it is. */
public final class Outage {

    /** Classes of SQLSTATE: no connection, out of room, ended by an operator or a crash, the disk or the system fails. */
    private static final Set<String> CLASSES = Set.of("08", "53", "57", "58");

    /** The server gave up a transaction because this program, held or starved, left it open for too long. */
    private static final Set<String> STATES = Set.of("25P03", "25P04");

    private static final String DEADLOCK = "40P01";
    private static final String TAKEN = "23505";

    private Outage() {}

    /** Whether {@code failure} comes from an outage. What the connection pool itself complains about has no SQLSTATE. */
    public static boolean isBehind(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause())
            if (cause instanceof SQLException sql && isOutage(sql.getSQLState())) return true;
        return false;
    }

    private static boolean isOutage(String state) {
        return state == null || CLASSES.contains(state.substring(0, 2)) || STATES.contains(state);
    }

    /** Whether two transactions each held what the other wanted, and this one had to give way: it may be tried again at once. */
    static boolean isDeadlock(Throwable failure) {
        return isOf(failure, DEADLOCK);
    }

    /** Whether somebody else took what may be there once only: who looks again finds it. */
    static boolean isOvertaken(Throwable failure) {
        return isOf(failure, TAKEN);
    }

    private static boolean isOf(Throwable failure, String state) {
        for (var cause = failure; cause != null; cause = cause.getCause())
            if (cause instanceof SQLException sql && state.equals(sql.getSQLState())) return true;
        return false;
    }
}
