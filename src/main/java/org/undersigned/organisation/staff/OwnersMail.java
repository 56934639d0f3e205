package org.undersigned.organisation.staff;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.keys.RandomBytes;
import org.undersigned.foundation.outbox.Outbox;

/** Tells those who decide for organisations that something waits for them. */
@Singleton
public final class OwnersMail {

    private final Persons persons;
    private final Outbox outbox;
    private final StaffMail mail;

    OwnersMail(Persons persons, Outbox outbox, StaffMail mail) {
        this.persons = persons;
        this.outbox = outbox;
        this.mail = mail;
    }

    /**
     * Owes every owner of these organisations one mail with a link, in the caller's transaction; false if there is none.
     *
     * @param about end of the message keys {@code staff.mail.…}
     * @param path where the link leads
     * @param argument first blank of the messages, in the language of who reads them
     */
    public boolean tell(
            Handle handle,
            Collection<UUID> organisations,
            String about,
            String path,
            Function<String, String> argument) {
        var owners = organisations.stream()
                .flatMap(organisation -> MemberStore.in(handle, organisation).stream())
                .filter(member -> member.role().isOwner())
                .map(MemberStore.Row::person)
                .distinct()
                .flatMap(person -> persons.byId(handle, person).stream())
                .toList();
        tell(handle, owners, about, path, argument);
        return !owners.isEmpty();
    }

    /** The same to whoever runs the site. */
    public void tellOperators(Handle handle, String about, String path, Function<String, String> argument) {
        tell(handle, persons.operators(handle), about, path, argument);
    }

    /**
     * Owes these people one mail each, in the caller's transaction.
     *
     * @param arguments blanks of the text, of which the subject has the first, in the language of who reads them
     */
    public void tellPeople(
            Handle handle,
            Collection<Person> people,
            String about,
            String path,
            Function<String, List<String>> arguments) {
        for (var person : people) {
            var blanks = arguments.apply(person.language());
            mail.link(
                    handle,
                    outbox,
                    RandomBytes.id(),
                    person,
                    about,
                    path,
                    blanks.getFirst(),
                    blanks.subList(1, blanks.size()));
        }
    }

    private void tell(
            Handle handle, List<Person> people, String about, String path, Function<String, String> argument) {
        for (var person : people)
            mail.link(
                    handle,
                    outbox,
                    RandomBytes.id(),
                    person.email(),
                    person.language(),
                    about,
                    path,
                    argument.apply(person.language()));
    }
}
