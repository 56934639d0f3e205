package org.undersigned.organisation.staff;

import io.quarkus.arc.Unremovable;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.keys.Mac;
import org.undersigned.foundation.keys.MasterKey;
import org.undersigned.foundation.keys.RandomBytes;
import org.undersigned.foundation.token.Token;

/**
 * Sessions of staff, kept here and not in the browser, so that they can be listed and ended. Each is marked with a key that follows from the
 * installation's root, over the token, whose it is and whether it is complete: who can only write to the database makes none, and gives none
 * that they have to somebody else.
 */
@Singleton
@Unremovable
public final class Sessions {

    /** A session that is asked for often is not written to each time. */
    private static final Duration SEEN_AGAIN = Duration.ofMinutes(1);

    private static final int TRIES = 5;

    private final Db db;
    private final MasterKey master;
    private final InstantSource clock;

    Sessions(Db db, MasterKey master, InstantSource clock) {
        this.db = db;
        this.master = master;
        this.clock = clock;
    }

    /**
     * Makes a session in the caller's transaction; the token for the browser comes back and is nowhere else.
     *
     * @param agent what the browser says about itself; only its kind is kept
     */
    String begin(Handle handle, UUID person, String how, boolean complete, String agent) {
        var token = Token.fresh();
        var now = clock.instant();
        var session = new Session(RandomBytes.id(), person, complete, how, Browser.kind(agent), now, now);
        SessionStore.insert(handle, session, Token.hash(token), mac(token, session));
        return token;
    }

    /** The session of a token, unless it has ended. Seeing it puts its idle end off. */
    public Optional<Session> find(String token) {
        var now = clock.instant();
        var found = db.read(handle -> SessionStore.byHash(handle, Token.hash(token)))
                .filter(stored -> MessageDigest.isEqual(stored.mac(), mac(token, stored.session())))
                .map(SessionStore.Found::session)
                .filter(session -> session.seen().isAfter(now.minus(Session.IDLE)))
                .filter(session ->
                        session.made().isAfter(now.minus(session.complete() ? Session.ABSOLUTE : Session.HALF)));
        found.filter(session -> session.seen().isBefore(now.minus(SEEN_AGAIN)))
                .ifPresent(session -> db.useTransaction(handle -> SessionStore.seen(handle, session.id(), now)));
        return found;
    }

    private byte[] mac(String token, Session session) {
        return Mac.hmac(
                master.derive("staff-session/v1"),
                String.join(
                        "\n",
                        token,
                        session.id().toString(),
                        session.person().toString(),
                        session.complete() ? "complete" : "half"));
    }

    /** Counts a try for the second factor in a transaction of its own; false once there were too many, and the session is over. */
    public boolean mayTry(Session half) {
        return db.inTransaction(handle -> {
            if (SessionStore.tried(handle, half.id()) <= TRIES) return true;
            SessionStore.delete(handle, half.person(), half.id());
            return false;
        });
    }

    /** The browsers in which a person is signed in, the newest first. */
    public List<Session> of(UUID person) {
        var now = clock.instant();
        return db.read(handle -> SessionStore.of(handle, person, now.minus(Session.IDLE), now.minus(Session.ABSOLUTE)));
    }

    /** Ends the session of a token, whatever state it is in. */
    public void end(Handle handle, String token) {
        SessionStore.deleteByHash(handle, Token.hash(token));
    }

    /** Ends one session of a person; false if it is not theirs or has ended. */
    public boolean end(Handle handle, UUID person, UUID session) {
        return SessionStore.delete(handle, person, session);
    }

    /** Ends all sessions of a person but one; how many that were. */
    public int endOthers(Handle handle, UUID person, UUID kept) {
        return SessionStore.deleteOthers(handle, person, kept);
    }

    /** Ends every session of a person. */
    public void endAll(Handle handle, UUID person) {
        SessionStore.deleteAll(handle, person);
    }

    @Scheduled(every = "10m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forgetEnded() {
        var now = clock.instant();
        db.useTransaction(
                handle -> SessionStore.deleteEnded(handle, now.minus(Session.IDLE), now.minus(Session.ABSOLUTE)));
    }

    /** Whether somebody signed in just now: an open browser alone is not enough for what follows. */
    public boolean isFresh(Session session) {
        return session.isFresh(clock.instant());
    }
}
