package org.undersigned.organisation.staff;

import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.keys.Mac;
import org.undersigned.foundation.keys.MasterKey;
import org.undersigned.foundation.problem.ProblemType;
import org.undersigned.foundation.token.Token;

/**
 * The guard of the workspace. Every endpoint under {@code /staff} but those of signing in asks it first: {@link #look} to show,
 * {@link #act} to change something. Who somebody is and which roles they have is read from the database each time.
 */
@Singleton
public final class Staff {

    private final Db db;
    private final MasterKey master;
    private final Sessions sessions;
    private final Persons persons;
    private final StaffCookie cookie;
    private final TurnedAway away;
    private final List<RolesElsewhere> elsewhere;

    Staff(
            Db db,
            MasterKey master,
            Sessions sessions,
            Persons persons,
            StaffCookie cookie,
            TurnedAway away,
            @All List<RolesElsewhere> elsewhere) {
        this.elsewhere = elsewhere;
        this.db = db;
        this.master = master;
        this.sessions = sessions;
        this.persons = persons;
        this.cookie = cookie;
        this.away = away;
    }

    /** Lets a request see something. */
    public Admission look(ContainerRequestContext request, Need need) {
        var visitor = visitor(request);
        if (visitor.isEmpty()) return new Admission.Out(StaffAnswer.signIn(request));
        return judged(visitor.get(), need, request);
    }

    /** Lets a request change something: as {@link #look}, and {@code form} has to come from a page that we gave to this session. */
    public Admission act(ContainerRequestContext request, Map<String, String> form, Need need) {
        var visitor = visitor(request);
        if (visitor.isEmpty()) return new Admission.Out(away.ended(request, form));
        var sent = form.getOrDefault("form", "").getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(visitor.get().form().getBytes(StandardCharsets.UTF_8), sent))
            return out(ProblemType.FORM_EXPIRED, request);
        return judged(visitor.get(), need, request);
    }

    /** The session that waits for a second factor, if this browser has one. */
    public Optional<Session> half(ContainerRequestContext request) {
        return cookie.token(request).flatMap(sessions::find).filter(session -> !session.complete());
    }

    /** What a form has to send back in the session of {@code token}. */
    public String form(ContainerRequestContext request) {
        return cookie.token(request).map(this::formOf).orElse("");
    }

    /** Who is signed in, if somebody is. */
    public Optional<Visitor> visitor(ContainerRequestContext request) {
        var token = cookie.token(request);
        return token.flatMap(sessions::find)
                .filter(Session::complete)
                .flatMap(session -> db.read(handle -> persons.byId(handle, session.person())
                        .map(person -> new Visitor(
                                person,
                                session,
                                memberships(handle, person),
                                RolesElsewhere.all(elsewhere, handle, person.id()),
                                formOf(token.orElseThrow())))));
    }

    /** Whoever only translates has an account here and no organisation: to them every organisation looks like none. */
    private static List<Membership> memberships(Handle handle, Person person) {
        return MemberStore.of(handle, person.id()).stream()
                .filter(one -> one.role() != Role.TRANSLATOR)
                .toList();
    }

    private Admission judged(Visitor visitor, Need need, ContainerRequestContext request) {
        return switch (need) {
            case Need.Anybody anybody -> new Admission.In(visitor);
            case Need.Member member ->
                visitor.at(member.organisation())
                        .map(one -> one.role().includes(member.role())
                                ? new Admission.In(visitor)
                                : out(ProblemType.NOT_ALLOWED, request))
                        // Somebody else's organisation looks like none.
                        .orElseGet(() -> out(ProblemType.NOT_FOUND, request));
            case Need.Operator operator ->
                visitor.person().operator() ? new Admission.In(visitor) : out(ProblemType.NOT_FOUND, request);
            case Need.Keeper keeper ->
                visitor.person().operator()
                        ? new Admission.In(visitor)
                        : judged(visitor, Need.member(keeper.organisation(), Role.OWNER), request);
        };
    }

    private Admission out(ProblemType type, ContainerRequestContext request) {
        return new Admission.Out(away.because(type, request));
    }

    /** Bound to the session, known to nobody who cannot read its pages, and never stored. */
    private String formOf(String token) {
        var digest = Mac.hmac(master.derive("staff-form/v1"), HexFormat.of().formatHex(Token.hash(token)));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    }
}
