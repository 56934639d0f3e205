package org.undersigned.organisation.signin;

import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.http.ProblemMapper;
import org.undersigned.foundation.problem.ProblemType;
import org.undersigned.organisation.staff.Frames;
import org.undersigned.organisation.staff.Person;
import org.undersigned.organisation.staff.Persons;
import org.undersigned.organisation.staff.Session;
import org.undersigned.organisation.staff.Sessions;
import org.undersigned.organisation.staff.SignIn;
import org.undersigned.organisation.staff.Staff;

/** Between the first step of signing in and the second: a session that can do nothing else. */
@Singleton
final class Gate {

    private final Db db;
    private final Staff staff;
    private final Sessions sessions;
    private final SignIn signIn;
    private final Persons persons;
    private final ProblemMapper problems;

    Gate(Db db, Staff staff, Sessions sessions, SignIn signIn, Persons persons, ProblemMapper problems) {
        this.db = db;
        this.staff = staff;
        this.sessions = sessions;
        this.signIn = signIn;
        this.persons = persons;
        this.problems = problems;
    }

    Optional<Session> half(ContainerRequestContext request) {
        return staff.half(request);
    }

    boolean mayTry(Session half) {
        return sessions.mayTry(half);
    }

    String form(ContainerRequestContext request) {
        return staff.form(request);
    }

    boolean isForm(ContainerRequestContext request, Map<String, String> form) {
        return MessageDigest.isEqual(
                staff.form(request).getBytes(StandardCharsets.UTF_8),
                form.getOrDefault("form", "").getBytes(StandardCharsets.UTF_8));
    }

    Response formExpired(ContainerRequestContext request) {
        return problems.answer(ProblemType.FORM_EXPIRED, request);
    }

    NewCookie complete(Handle handle, UUID person, String how, ContainerRequestContext request) {
        return signIn.begin(handle, person, how, request);
    }

    String language(Session half) {
        return Frames.language(db.read(handle -> persons.byId(handle, half.person()))
                .map(Person::language)
                .orElse(""));
    }
}
