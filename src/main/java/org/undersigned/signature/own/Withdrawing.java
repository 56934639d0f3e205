package org.undersigned.signature.own;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.db.Publication;
import org.undersigned.foundation.outbox.Outbox;
import org.undersigned.signature.BoxRows;
import org.undersigned.signature.Signature;
import org.undersigned.signature.SignatureLifecycle;
import org.undersigned.signature.SignatureStore;
import org.undersigned.signature.SignatureWithdrawn;
import org.undersigned.signature.Signer;
import org.undersigned.signature.Signers;
import org.undersigned.signature.consent.Granting;
import org.undersigned.signature.consent.PermissionStore;
import org.undersigned.signature.division.DivisionEvent;
import org.undersigned.signature.division.DivisionStore;
import org.undersigned.supporter.ConsentEvent;
import org.undersigned.supporter.ConsentStore;

/** Everything a signer can do from their own page: look, change what they allowed, withdraw, erase. The link is the authority. */
@Singleton
final class Withdrawing {

    private final Db db;
    private final Signers signers;
    private final BoxRows rows;
    private final Outbox outbox;
    private final Granting granting;
    private final Event<SignatureWithdrawn> withdrawn;

    Withdrawing(
            Db db,
            Signers signers,
            BoxRows rows,
            Outbox outbox,
            Granting granting,
            Event<SignatureWithdrawn> withdrawn) {
        this.db = db;
        this.rows = rows;
        this.signers = signers;
        this.outbox = outbox;
        this.granting = granting;
        this.withdrawn = withdrawn;
    }

    /**
     * What the signer's page shows.
     *
     * @param said what was said last about each organisation whose box was ever ticked
     * @param waiting organisations that wait for a second yes
     * @param picked the one that the rule of the division picked, if it did
     * @param division what was said last about that, or came of it
     * @param code in the signer's own link; empty unless it is told to count
     */
    record OwnPage(
            Signer signer,
            Map<UUID, ConsentEvent.Kind> said,
            Set<UUID> waiting,
            Set<UUID> picked,
            Optional<DivisionEvent.Kind> division,
            String code) {}

    Optional<OwnPage> look(String token) {
        return db.inTransaction(handle -> signers.byLink(handle, token).map(signer -> look(handle, signer)));
    }

    private OwnPage look(Handle handle, Signer signer) {
        var id = signer.signature().id();
        var events = ConsentStore.events(handle, id);
        return new OwnPage(
                signer,
                // Events come oldest first.
                events.stream().collect(toMap(ConsentEvent::organisation, ConsentEvent::kind, (before, now) -> now)),
                Granting.waiting(handle, signer).stream()
                        .map(PermissionStore.Box::organisation)
                        .collect(toSet()),
                // Whoever has a box of its own was asked for first.
                events.stream()
                        .filter(event -> event.number() == 1 && event.kind() == ConsentEvent.Kind.GIVEN)
                        .map(ConsentEvent::organisation)
                        .collect(toSet()),
                DivisionStore.last(handle, id).map(DivisionEvent::kind),
                signer.signature().asTold() == Signature.State.CONFIRMED
                        ? signers.referral(signer.petition(), id)
                        : "");
    }

    /** Shows or hides the name. A link that does not open what was typed can hide it only. */
    boolean show(String token, boolean isPublic) {
        return change(token, (handle, signer) -> {
            rows.set(handle, signer, token, isPublic, signer.signature().wantsUpdates());
            Publication.changed(handle);
        });
    }

    /** Starts or stops mail about this petition. A link that does not open what was typed can stop it only. */
    boolean update(String token, boolean wantsUpdates) {
        return change(
                token,
                (handle, signer) ->
                        rows.set(handle, signer, token, signer.signature().isPublic(), wantsUpdates));
    }

    /** Takes the signature back: it counts no longer, nobody may write any more, and the person may sign again. */
    boolean withdraw(String token) {
        return change(token, (handle, signer) -> {
            if (!SignatureLifecycle.allows(signer.signature().state(), Signature.State.WITHDRAWN)) return;
            granting.takeBackAll(handle, signer);
            rows.dropAll(handle, signer);
            SignatureStore.setState(handle, signer.signature(), Signature.State.WITHDRAWN);
            outbox.callOff(handle, signer.signature().id());
            withdrawn.fire(new SignatureWithdrawn(
                    handle,
                    signer.petition().id(),
                    signer.signature().id(),
                    SignatureStore.tag(handle, signer.signature().id())));
            if (signer.signature().isPublic()) Publication.changed(handle);
        });
    }

    /** Removes everything about the person under this petition, tags included. A counted signature leaves the count. */
    boolean erase(String token) {
        return change(token, (handle, signer) -> {
            var tag = SignatureStore.tag(handle, signer.signature().id());
            outbox.forget(handle, signer.signature().id());
            SignatureStore.erase(handle, signer.signature().id());
            withdrawn.fire(new SignatureWithdrawn(
                    handle, signer.petition().id(), signer.signature().id(), tag));
            // What named them went with the signature: whether a page did is not known any more.
            Publication.changed(handle);
        });
    }

    private boolean change(String token, BiConsumer<Handle, Signer> what) {
        return db.inTransaction(handle -> {
            var signer = signers.byLink(handle, token);
            signer.ifPresent(found -> what.accept(handle, found));
            return signer.isPresent();
        });
    }
}
