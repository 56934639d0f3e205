package org.undersigned.signature.consent;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.outbox.Outbox;
import org.undersigned.foundation.outbox.OutgoingMail;
import org.undersigned.signature.BoxRows;
import org.undersigned.signature.MailKind;
import org.undersigned.signature.Signature;
import org.undersigned.signature.Signer;
import org.undersigned.signature.Signers;
import org.undersigned.signature.division.DivisionEvent;
import org.undersigned.signature.division.DivisionStore;
import org.undersigned.supporter.ConsentEvent;
import org.undersigned.supporter.ConsentStore;
import org.undersigned.supporter.Grant;

/** What becomes of the permission of one organisation after its person confirmed: a second yes, taking it back, erasing, its end. */
@Singleton
public class Granting {

    private final Db db;
    private final Signers signers;
    private final BoxRows rows;
    private final Outbox outbox;
    private final InstantSource clock;

    Granting(Db db, Signers signers, BoxRows rows, Outbox outbox, InstantSource clock) {
        this.db = db;
        this.signers = signers;
        this.rows = rows;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Takes back what one organisation was allowed, or is about to be. Does nothing if that is nothing. False without such a link. */
    public boolean takeBack(String token, UUID organisation) {
        return change(token, (handle, signer) -> takeBack(handle, signer, Optional.of(organisation)));
    }

    /** The second yes to an organisation that asks twice. Does nothing if it does not wait for one. False without such a link. */
    public boolean sayYes(String token, UUID organisation) {
        return change(
                token,
                (handle, signer) -> waiting(handle, signer).stream()
                        .filter(box -> box.organisation().equals(organisation) && isPartner(signer, organisation))
                        .forEach(box -> append(handle, signer, box, ConsentEvent.Kind.GIVEN)));
    }

    /** Removes all that one organisation has here of this signature: what was sealed for it, and what it was allowed and when. */
    public boolean erase(String token, UUID organisation) {
        return change(token, (handle, signer) -> erase(handle, signer, organisation));
    }

    /**
     * As above, of a signature that the caller holds. Whom the rule of the division has not come to yet is given to nobody and thanked: it
     * could pick just this one, about which nothing is known any more.
     */
    private void erase(Handle handle, Signer signer, UUID organisation) {
        var signature = signer.signature();
        rows.drop(handle, signature.id(), organisation);
        ConsentStore.erase(handle, signature.id(), organisation);
        if (endTurn(handle, signer, DivisionEvent.Kind.NOBODY) && signature.asTold() == Signature.State.CONFIRMED)
            outbox.add(handle, OutgoingMail.about(MailKind.THANKS, signature.id(), clock.instant()));
    }

    /** As above, of a signature that the caller holds. */
    void takeBack(Handle handle, Signer signer, UUID organisation) {
        takeBack(handle, signer, Optional.of(organisation));
    }

    /** Ends what every organisation was allowed: the signature is withdrawn. */
    public void takeBackAll(Handle handle, Signer signer) {
        takeBack(handle, signer, Optional.empty());
        endTurn(handle, signer, DivisionEvent.Kind.DROPPED);
    }

    /** The rule does not come any more to whom it has not come yet. False if it has, or never was to. */
    private boolean endTurn(Handle handle, Signer signer, DivisionEvent.Kind kind) {
        var id = signer.signature().id();
        if (!DivisionStore.takeTurn(handle, id)) return false;
        rows.dropDivision(handle, id);
        DivisionStore.agreed(handle, id)
                .ifPresent(agreed -> DivisionStore.append(
                        handle, signers.sealing(), signer.petition().id(), id, agreed.notice(), kind, clock.instant()));
        return true;
    }

    /**
     * Ends one permission without its person, and removes what was sealed for it. Whoever found it held nothing yet: its person may have said
     * something meanwhile, and then that stands and this is false.
     */
    boolean end(Handle handle, PermissionStore.Box box, ConsentEvent.Kind kind) {
        var signer = signers.find(handle, box.signature()).filter(found -> isStillSo(handle, found, box, kind));
        signer.ifPresent(found -> append(handle, found, box, kind));
        return signer.isPresent();
    }

    private static boolean isStillSo(Handle handle, Signer signer, PermissionStore.Box box, ConsentEvent.Kind kind) {
        return kind == ConsentEvent.Kind.DROPPED
                ? waiting(handle, signer).stream()
                        .anyMatch(one -> one.organisation().equals(box.organisation()))
                : ConsentStore.grants(handle, box.signature()).stream()
                        .anyMatch(grant -> grant.live() && grant.organisation().equals(box.organisation()));
    }

    /** What waits for a second yes of one signer. */
    public static List<PermissionStore.Box> waiting(Handle handle, Signer signer) {
        return PermissionStore.waiting(handle, List.of(signer.signature().id()));
    }

    private void takeBack(Handle handle, Signer signer, Optional<UUID> organisation) {
        ConsentStore.grants(handle, signer.signature().id()).stream()
                .filter(grant -> grant.live() && isMeant(organisation, grant.organisation()))
                .map(Granting::box)
                .forEach(box -> append(handle, signer, box, ConsentEvent.Kind.TAKEN_BACK));
        waiting(handle, signer).stream()
                .filter(box -> isMeant(organisation, box.organisation()))
                .forEach(box -> append(handle, signer, box, ConsentEvent.Kind.DROPPED));
    }

    private void append(Handle handle, Signer signer, PermissionStore.Box box, ConsentEvent.Kind kind) {
        if (kind != ConsentEvent.Kind.GIVEN) rows.drop(handle, box.signature(), box.organisation());
        ConsentStore.append(
                handle,
                signers.sealing(),
                signer.petition().id(),
                box.signature(),
                box.organisation(),
                box.notice(),
                kind,
                clock.instant());
    }

    private boolean change(String token, BiConsumer<Handle, Signer> what) {
        return db.inTransaction(handle -> {
            var signer = signers.byLink(handle, token);
            signer.ifPresent(found -> what.accept(handle, found));
            return signer.isPresent();
        });
    }

    private static PermissionStore.Box box(Grant grant) {
        return new PermissionStore.Box(grant.signature(), grant.organisation(), grant.notice());
    }

    private static boolean isMeant(Optional<UUID> organisation, UUID one) {
        return organisation.isEmpty() || organisation.get().equals(one);
    }

    private static boolean isPartner(Signer signer, UUID organisation) {
        return signer.petition().campaign().partners().stream()
                .anyMatch(one -> one.organisation().id().equals(organisation));
    }
}
