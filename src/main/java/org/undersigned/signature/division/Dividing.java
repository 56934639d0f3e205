package org.undersigned.signature.division;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.undersigned.campaign.division.AccountStore;
import org.undersigned.campaign.division.DivisionRule;
import org.undersigned.campaign.division.Standing;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.db.Outage;
import org.undersigned.foundation.keys.SealingContexts;
import org.undersigned.foundation.outbox.Outbox;
import org.undersigned.foundation.outbox.OutgoingMail;
import org.undersigned.organisation.Organisation;
import org.undersigned.signature.MailKind;
import org.undersigned.signature.Signature;
import org.undersigned.signature.SignatureSealing;
import org.undersigned.signature.SignatureStore;
import org.undersigned.signature.Signers;
import org.undersigned.signature.Typed;
import org.undersigned.supporter.ConsentEvent;
import org.undersigned.supporter.ConsentStore;
import org.undersigned.supporter.Notice;
import org.undersigned.supporter.SealedRow;
import org.undersigned.supporter.SealedRowStore;

/**
 * Gives those who confirmed and agreed to the division to the organisation that the rule picks, each to one at most; then they are thanked, by
 * a mail that names it. One process at a time divides in a petition. What goes wrong with one person holds up nobody else: whoever the rule
 * cannot be applied to is given to nobody, and thanked.
 */
@Singleton
final class Dividing {

    private static final Logger LOG = Logger.getLogger(Dividing.class);

    private static final int MOST = 200;

    private final Db db;
    private final Signers signers;
    private final SignatureSealing seals;
    private final SealingContexts contexts;
    private final DivisionOffers offers;
    private final Outbox outbox;
    private final InstantSource clock;

    Dividing(
            Db db,
            Signers signers,
            SignatureSealing seals,
            SealingContexts contexts,
            DivisionOffers offers,
            Outbox outbox,
            InstantSource clock) {
        this.db = db;
        this.signers = signers;
        this.seals = seals;
        this.contexts = contexts;
        this.offers = offers;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** What the rule decided about one person; {@code picked} is nothing if it picked nobody. */
    private record Decided(Signature signature, Optional<DivisionEvent.Agreed> agreed, Optional<Picked> picked) {}

    /** Who was picked, and what it gets. */
    private record Picked(Organisation organisation, SealedRow row) {}

    /** Divides some of those who wait in each petition; how many that were. */
    int divide() {
        return db.read(DivisionStore::dividing).stream().mapToInt(this::some).sum();
    }

    /** Some of those who wait in one petition, together if that works. */
    private int some(UUID petition) {
        var turns = db.read(handle -> DivisionStore.turns(handle, petition, MOST));
        try {
            return together(petition, turns);
        } catch (RuntimeException e) {
            LOG.errorf(
                    "the division in petition %s failed: %s",
                    petition, e.getClass().getName());
            // Nothing is wrong with anybody who waits: the next run finds them as they are.
            if (Outage.isBehind(e)) return 0;
        }
        return turns.stream().mapToInt(turn -> alone(petition, turn)).sum();
    }

    /** One person, who is given to nobody if that fails. */
    private int alone(UUID petition, UUID signature) {
        try {
            return together(petition, List.of(signature));
        } catch (RuntimeException e) {
            if (Outage.isBehind(e)) return 0;
        }
        try {
            return toNobody(signature);
        } catch (RuntimeException e) {
            LOG.errorf(
                    "somebody in petition %s waits for the division in vain: %s",
                    petition, e.getClass().getName());
            return 0;
        }
    }

    private int toNobody(UUID signature) {
        return db.inTransaction(handle -> {
            var taken = taken(handle, signature);
            taken.ifPresent(one -> write(handle, nobody(handle, one)));
            return taken.isPresent() ? 1 : 0;
        });
    }

    private int together(UUID petition, List<UUID> turns) {
        var contents = opened(turns);
        return db.inLargeTransaction(handle -> {
            var agreed = AccountStore.hold(handle, petition);
            var account = new Account(agreed, AccountStore.standings(handle, petition));
            var decided = new ArrayList<Decided>();
            for (var turn : turns)
                taken(handle, turn)
                        .map(one -> decide(handle, account, one, contents))
                        .ifPresent(decided::add);
            contexts.store();
            for (var one : decided) write(handle, one);
            AccountStore.write(handle, petition, account.agreed, account.changed.values());
            return decided.size();
        });
    }

    /** A signature, locked, whose turn was still to come. */
    private static Optional<Signature> taken(Handle handle, UUID signature) {
        return SignatureStore.byId(handle, signature).filter(one -> DivisionStore.takeTurn(handle, signature));
    }

    private static Decided nobody(Handle handle, Signature signature) {
        return new Decided(signature, DivisionStore.agreed(handle, signature.id()), Optional.empty());
    }

    /** What was sealed for whoever is picked. Opened before anything is locked. */
    private Map<UUID, Map<String, String>> opened(List<UUID> turns) {
        var contents = new HashMap<UUID, Map<String, String>>();
        for (var placed : db.read(handle -> SealedRowStore.forDivision(handle, turns)))
            signers.sealing()
                    .openHosted(placed.petition(), placed.row())
                    .ifPresent(content -> contents.put(placed.row().signature(), content));
        return contents;
    }

    /** The account of a petition while it is held. */
    private static final class Account {
        private final Map<UUID, Standing> standings;
        private final Map<UUID, Standing> changed = new HashMap<>();
        private long agreed;

        private Account(long agreed, Map<UUID, Standing> standings) {
            this.agreed = agreed;
            this.standings = new HashMap<>(standings);
        }

        private Standing of(UUID organisation) {
            return standings.getOrDefault(organisation, Standing.none(organisation));
        }

        private void put(Standing standing) {
            standings.put(standing.organisation(), standing);
            changed.put(standing.organisation(), standing);
        }
    }

    private Decided decide(
            Handle handle, Account account, Signature signature, Map<UUID, Map<String, String>> contents) {
        var id = signature.id();
        var agreed = DivisionStore.agreed(handle, id);
        var content =
                Optional.ofNullable(contents.get(id)).filter(some -> signature.state() == Signature.State.CONFIRMED);
        var offer = signers.petition(signature).flatMap(petition -> offers.of(petition.campaign()));
        if (agreed.isEmpty() || content.isEmpty() || offer.isEmpty()) return nobody(handle, signature);
        account.agreed++;
        var bringing = offer.get().receivers().stream()
                .filter(one -> one.slug().equals(content.get().get(Typed.BROUGHT_BY)))
                .map(Organisation::id)
                .findFirst();
        bringing.ifPresent(one -> account.put(account.of(one).bringing()));
        var known = known(handle, id, bringing);
        var named = Set.copyOf(agreed.get().receivers());
        var rule = new DivisionRule(
                // Nobody receives more than the person read, nor more than holds now.
                Math.min(offer.get().cap(), agreed.get().cap()),
                account.agreed,
                offer.get().receivers().stream()
                        .map(one -> account.of(one.id()))
                        .toList());
        var picked = rule.next(one -> named.contains(one) && !known.contains(one))
                .map(one -> picked(signature, organisation(offer.get(), one), content.get()));
        picked.ifPresent(one -> account.put(account.of(one.organisation.id()).receiving()));
        return new Decided(signature, agreed, picked);
    }

    /** Who brought this person, and those about which they decided by a box of their own, whatever they decided. */
    private static Set<UUID> known(Handle handle, UUID signature, Optional<UUID> bringing) {
        var known = ConsentStore.events(handle, signature).stream()
                .map(ConsentEvent::organisation)
                .collect(Collectors.toSet());
        bringing.ifPresent(known::add);
        return known;
    }

    private static Organisation organisation(DivisionOffer offer, UUID id) {
        return offer.receivers().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private Picked picked(Signature signature, Organisation organisation, Map<String, String> content) {
        return new Picked(organisation, seals.forPicked(signature.petition(), signature.id(), organisation, content));
    }

    private void write(Handle handle, Decided one) {
        var signature = one.signature;
        var petition = signature.petition();
        SealedRowStore.removeForDivision(handle, signature.id());
        one.agreed.ifPresent(agreed -> {
            one.picked.ifPresent(picked -> give(handle, petition, signature.id(), agreed, picked));
            DivisionStore.append(
                    handle,
                    signers.sealing(),
                    petition,
                    signature.id(),
                    agreed.notice(),
                    one.picked.isPresent() ? DivisionEvent.Kind.GIVEN : DivisionEvent.Kind.NOBODY,
                    clock.instant());
        });
        if (signature.asTold() == Signature.State.CONFIRMED)
            outbox.add(handle, OutgoingMail.about(MailKind.THANKS, signature.id(), clock.instant()));
    }

    /** The words that the person saw are the words under which this organisation may write. */
    private void give(Handle handle, UUID petition, UUID signature, DivisionEvent.Agreed agreed, Picked picked) {
        var notice = Notice.of(picked.organisation.id(), agreed.language(), agreed.text());
        ConsentStore.keep(handle, notice);
        SealedRowStore.add(handle, List.of(picked.row));
        ConsentStore.append(
                handle,
                signers.sealing(),
                petition,
                signature,
                picked.organisation.id(),
                notice.id(),
                ConsentEvent.Kind.GIVEN,
                clock.instant());
    }
}
