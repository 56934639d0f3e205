package org.undersigned.organisation.signin;

import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.mail.MailAddress;
import org.undersigned.foundation.outbox.Outbox;
import org.undersigned.foundation.token.Token;
import org.undersigned.organisation.staff.Entered;
import org.undersigned.organisation.staff.Person;
import org.undersigned.organisation.staff.Persons;
import org.undersigned.organisation.staff.StaffMail;

/**
 * A new password for somebody who forgot theirs. A link is mailed to whoever has an account with a second step; the answer is the same for
 * everybody. The link alone changes nothing: the second step has to be shown with it, so that a mailbox in the wrong hands is no key.
 */
@Singleton
class Forgetting {

    private static final Duration LASTS = Duration.ofHours(1);

    private final Db db;
    private final Persons persons;
    private final Credentials credentials;
    private final Tries tries;
    private final StaffMail mail;
    private final ChangingForgotten changing;
    private final InstantSource clock;

    Forgetting(
            Db db,
            Persons persons,
            Credentials credentials,
            Tries tries,
            StaffMail mail,
            ChangingForgotten changing,
            InstantSource clock) {
        this.db = db;
        this.persons = persons;
        this.credentials = credentials;
        this.tries = tries;
        this.mail = mail;
        this.changing = changing;
        this.clock = clock;
    }

    /** What comes of a form behind the link. */
    sealed interface Renewed {
        record Done() implements Renewed {}

        record Bad(Entered entered) implements Renewed {}

        /** There is no such link, or no longer. */
        record Gone() implements Renewed {}
    }

    /** Mails a link, if there is somebody to mail it to; false if it was asked for too often. */
    boolean ask(String typed, String network, Outbox outbox) {
        var address = MailAddress.parse(typed);
        if (!tries.mayTryFrom(network)) return false;
        if (address.isEmpty()) return true;
        if (!tries.mayTry("forgotten", persons.tag(address.get()))) return false;
        db.useTransaction(handle -> persons.byAddress(handle, address.get())
                .filter(person -> credentials.hasPassword(person.id()) && credentials.hasTotp(person.id()))
                .ifPresent(person -> {
                    var token = Token.fresh();
                    ForgottenStore.put(
                            handle,
                            person.id(),
                            Token.hash(token),
                            clock.instant().plus(LASTS));
                    mail.link(
                            handle,
                            outbox,
                            person.id(),
                            person.email(),
                            person.language(),
                            "forgotten",
                            "/staff/sign-in/forgotten/" + token,
                            "");
                }));
        return true;
    }

    /** Whose link it is. */
    Optional<Person> behind(String token) {
        return db.read(handle -> ForgottenStore.find(handle, Token.hash(token), clock.instant())
                .flatMap(id -> persons.byId(handle, id)));
    }

    /** Sets the password, if the second step is right. */
    Renewed renew(String token, Map<String, String> form) {
        var found = behind(token);
        if (found.isEmpty()) return new Renewed.Gone();
        var person = found.get();
        var errors = new LinkedHashMap<String, String>();
        var password = form.getOrDefault("password", "");
        PasswordRules.fault(password, List.of(person.name(), person.email()))
                .ifPresent(fault -> errors.put("password", "staff.password." + fault));
        if (!errors.isEmpty()) return new Renewed.Bad(new Entered(Map.of(), errors));
        if (!tries.mayTry("second", person.id().toString().getBytes(StandardCharsets.US_ASCII)))
            return new Renewed.Bad(new Entered(Map.of(), Map.of("second", "staff.signIn.tooOften")));
        var hash = Credentials.hash(password);
        return changing.change(person, Token.hash(token), form.getOrDefault("second", ""), hash)
                ? new Renewed.Done()
                : new Renewed.Bad(new Entered(Map.of(), Map.of("second", "staff.second.wrong")));
    }

    @Scheduled(every = "1h", delayed = "2m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forget() {
        db.useTransaction(handle -> ForgottenStore.forget(handle, clock.instant()));
    }
}
