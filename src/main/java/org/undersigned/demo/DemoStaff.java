package org.undersigned.demo;

import io.quarkus.arc.Unremovable;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.audit.AuditActions;
import org.undersigned.audit.AuditLog;
import org.undersigned.campaign.Campaigns;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.mail.MailAddress;
import org.undersigned.organisation.staff.MemberStore;
import org.undersigned.organisation.staff.Person;
import org.undersigned.organisation.staff.Persons;
import org.undersigned.organisation.staff.Role;

/**
 * Two made-up people who own every organisation that leads a sample campaign, so that what needs two can be tried, and one who operates the
 * site. There is no operator before somebody signs in as one: who runs a site alone meets the pages of somebody who does.
 */
@Singleton
@Unremovable
final class DemoStaff {

    /** Their names, and the last part of the address of their button. */
    static final List<String> NAMES = List.of("olive", "otto");

    /** The name of the one who operates the site. */
    static final String OPERATOR = "opal";

    private final Db db;
    private final Campaigns campaigns;
    private final Persons persons;
    private final AuditLog audit;

    DemoStaff(Db db, Campaigns campaigns, Persons persons, AuditLog audit) {
        this.db = db;
        this.campaigns = campaigns;
        this.persons = persons;
        this.audit = audit;
    }

    /** Makes them, or gives them what they lack. */
    void ensure() {
        db.useTransaction(handle -> NAMES.forEach(name -> ensure(handle, name)));
    }

    /** Whether there is a button for that name. */
    static boolean knows(String name) {
        return NAMES.contains(name) || OPERATOR.equals(name);
    }

    /** What they are called. */
    static String shown(String name) {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1) + " Example";
    }

    /** The person behind a button. */
    UUID person(Handle handle, String name) {
        return OPERATOR.equals(name) ? operator(handle) : ensure(handle, name);
    }

    private UUID operator(Handle handle) {
        var address = address(OPERATOR);
        return persons.byAddress(handle, address).map(Person::id).orElseGet(() -> {
            var person = persons.add(handle, address, shown(OPERATOR), true, "en")
                    .orElseThrow()
                    .id();
            audit.record(handle, "operator", AuditActions.STAFF_DEMO, "operators", "staff " + person);
            return person;
        });
    }

    private static MailAddress address(String name) {
        return MailAddress.parse(name + "@staff.example.org").orElseThrow();
    }

    private UUID ensure(Handle handle, String name) {
        var address = address(name);
        var person = persons.byAddress(handle, address)
                .or(() -> persons.add(handle, address, shown(name), false, "en"))
                .map(Person::id)
                .orElseThrow();
        for (var campaign : campaigns.now().visible())
            for (var partner : campaign.leads()) {
                var organisation = partner.organisation();
                if (MemberStore.role(handle, organisation.id(), person).isPresent()) continue;
                MemberStore.put(handle, organisation.id(), person, Role.OWNER);
                audit.record(
                        handle,
                        "operator",
                        AuditActions.STAFF_DEMO,
                        "organisation " + organisation.slug(),
                        "staff " + person);
            }
        return person;
    }
}
