package org.undersigned.organisation.passkey;

import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.NewCookie;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.undersigned.audit.AuditActions;
import org.undersigned.audit.AuditLog;
import org.undersigned.foundation.http.Site;
import org.undersigned.foundation.keys.Mac;
import org.undersigned.foundation.keys.MasterKey;
import org.undersigned.organisation.staff.Person;

/** The passkey of somebody who is about to become a person here: the device is asked before there is anybody whose passkey it could be. */
@Singleton
public final class FirstPasskey {

    private final MasterKey master;
    private final Site site;
    private final Ceremony ceremony;
    private final Challenges challenges;
    private final Making making;
    private final AuditLog audit;

    FirstPasskey(MasterKey master, Site site, Ceremony ceremony, Challenges challenges, Making making, AuditLog audit) {
        this.master = master;
        this.site = site;
        this.ceremony = ceremony;
        this.challenges = challenges;
        this.making = making;
        this.audit = audit;
    }

    /** What the browser is to ask the device for, as JSON of the standard, and what the browser has to hold meanwhile. */
    public record Asked(Map<String, Object> options, NewCookie cookie) {}

    /** The name of the site that passkeys carry, and under which alone they can be made. */
    public String host() {
        return ceremony.host();
    }

    /**
     * Asks for a passkey.
     *
     * @param bearer what only this visitor has: the token of an invitation. The device's name for the person follows from it, so that a
     *     device that is asked twice keeps one passkey, not two
     */
    public Asked ask(String bearer, String email) {
        var issued = challenges.issue(Optional.empty());
        var options = CreationOptions.of(
                ceremony.host(), site.host(), issued.challenge(), name(bearer), email, email, List.of());
        return new Asked(options, issued.cookie());
    }

    /** Judges what the browser sent, as JSON of the standard. The challenge is used up, whatever comes of it. */
    public Answered judge(String answer, ContainerRequestContext request) {
        return making.judge(answer, Optional.empty(), request);
    }

    /** Gives it to the person, in the transaction that makes them one; false if somebody has it already. */
    public boolean keep(Handle handle, Person person, String bearer, String called, Answered.Good good) {
        PasskeyStore.handle(handle, person.id(), name(bearer));
        var kept = making.keep(handle, person.id(), called, good);
        kept.ifPresent(id -> audit.record(
                handle, person.actor(), AuditActions.STAFF_PASSKEY_ADD, "staff " + person.id(), id.toString()));
        return kept.isPresent();
    }

    private byte[] name(String bearer) {
        return Mac.hmac(master.derive("staff-passkey-handle/v1"), bearer);
    }
}
