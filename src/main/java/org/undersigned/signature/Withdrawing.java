package org.undersigned.signature;

import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.outbox.Outbox;
import org.undersigned.supporter.ConsentEvent;
import org.undersigned.supporter.ConsentStore;
import org.undersigned.supporter.Grant;

/** Everything a signer can do from their own page: look, change what they allowed, withdraw, erase. The link is the authority. */
@Singleton
final class Withdrawing {

    private final Db db;
    private final Signers signers;
    private final BoxRows rows;
    private final Outbox outbox;
    private final InstantSource clock;
    private final Event<SignatureWithdrawn> withdrawn;

    Withdrawing(
            Db db,
            Signers signers,
            BoxRows rows,
            Outbox outbox,
            InstantSource clock,
            Event<SignatureWithdrawn> withdrawn) {
        this.db = db;
        this.rows = rows;
        this.signers = signers;
        this.outbox = outbox;
        this.clock = clock;
        this.withdrawn = withdrawn;
    }

    /** What the signer's page shows. */
    record OwnPage(Signer signer, List<Grant> grants, List<ConsentEvent> events) {}

    Optional<OwnPage> look(String token) {
        return db.inTransaction(handle -> find(handle, token)
                .map(signer -> new OwnPage(
                        signer,
                        ConsentStore.grants(handle, signer.signature().id()),
                        ConsentStore.events(handle, signer.signature().id()))));
    }

    /** Shows or hides the name. A link that does not open what was typed can hide it only. */
    boolean show(String token, boolean isPublic) {
        return change(token, (handle, signer) -> {
            rows.set(handle, signer, token, isPublic, signer.signature().wantsUpdates());
            org.undersigned.foundation.db.Publication.changed(handle);
        });
    }

    /** Starts or stops mail about this petition. A link that does not open what was typed can stop it only. */
    boolean update(String token, boolean wantsUpdates) {
        return change(
                token,
                (handle, signer) ->
                        rows.set(handle, signer, token, signer.signature().isPublic(), wantsUpdates));
    }

    /** Takes back what one organisation was allowed. Does nothing if it was allowed nothing. */
    boolean takeBack(String token, UUID organisation) {
        return change(
                token,
                (handle, signer) -> ConsentStore.grants(
                                handle, signer.signature().id())
                        .stream()
                        .filter(grant -> grant.live() && grant.organisation().equals(organisation))
                        .forEach(grant -> takeBack(handle, signer, grant)));
    }

    /** Takes the signature back: it counts no longer, nobody may write any more, and the person may sign again. */
    boolean withdraw(String token) {
        return change(token, (handle, signer) -> {
            if (!SignatureLifecycle.allows(signer.signature().state(), Signature.State.WITHDRAWN)) return;
            ConsentStore.grants(handle, signer.signature().id()).stream()
                    .filter(Grant::live)
                    .forEach(grant -> takeBack(handle, signer, grant));
            rows.dropAll(handle, signer);
            SignatureStore.setState(handle, signer.signature(), Signature.State.WITHDRAWN);
            outbox.callOff(handle, signer.signature().id());
            withdrawn.fire(new SignatureWithdrawn(
                    handle, signer.petition().id(), signer.signature().id()));
        });
    }

    /** Removes everything about the person under this petition, tags included. A counted signature leaves the count. */
    boolean erase(String token) {
        return change(token, (handle, signer) -> {
            outbox.forget(handle, signer.signature().id());
            SignatureStore.erase(handle, signer.signature().id());
            withdrawn.fire(new SignatureWithdrawn(
                    handle, signer.petition().id(), signer.signature().id()));
        });
    }

    private boolean change(String token, BiConsumer<Handle, Signer> what) {
        return db.inTransaction(handle -> {
            var signer = find(handle, token);
            signer.ifPresent(found -> what.accept(handle, found));
            return signer.isPresent();
        });
    }

    private Optional<Signer> find(Handle handle, String token) {
        return SignatureStore.byLink(handle, token).flatMap(id -> signers.find(handle, id, token));
    }

    private void takeBack(Handle handle, Signer signer, Grant grant) {
        rows.drop(handle, grant.signature(), grant.organisation());
        ConsentStore.append(
                handle,
                signers.sealing(),
                signer.petition().id(),
                grant.signature(),
                grant.organisation(),
                grant.notice(),
                ConsentEvent.Kind.TAKEN_BACK,
                clock.instant());
    }
}
