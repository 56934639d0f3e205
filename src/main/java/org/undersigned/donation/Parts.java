package org.undersigned.donation;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.html.Page;
import org.undersigned.foundation.token.Token;

/** The parts of joint gifts: what was begun of them, as its rows say, and what can be begun. */
@Singleton
class Parts {

    private final Db db;
    private final GiftKeys keys;

    Parts(Db db, GiftKeys keys) {
        this.db = db;
        this.keys = keys;
    }

    /**
     * What is given in all.
     *
     * @param form what the form carried that it began with, which nobody can guess
     */
    public record Plan(Money whole, boolean monthly, String form) {

        public String often() {
            return monthly ? "monthly" : "once";
        }

        /** Hides its address from logs. */
        @Override
        public String toString() {
            return "Plan[hidden]";
        }
    }

    /**
     * One organisation with its part.
     *
     * @param to who is given to now; nobody if the organisation takes it here no more
     * @param name of who receives it, or received it
     * @param amount what was begun, or else what would be
     * @param state how that gift stands
     */
    public record Part(Optional<Taking> to, String name, Money amount, boolean live, Ledger.State state) {

        /** Whether it is neither paid nor on its way. */
        public boolean isDue() {
            return state != Ledger.State.PAID && state != Ledger.State.WAITING;
        }

        /** Whether a button leads to paying it. */
        public boolean isOpen() {
            return isDue() && to.isPresent();
        }

        /** The one that is given to, within a sentence of a page. */
        public String called(Page page) {
            return Taking.called(name, page);
        }

        /** Key of how it stands. */
        public String label() {
            return "donation.state." + state.word();
        }
    }

    private record Begun(Gift gift, Ledger.State state) {}

    /** Digest of what holds the parts together: with another sum or another frequency, it is another gift. */
    byte[] digest(Plan plan) {
        return keys.plan(plan.form(), plan.whole(), plan.monthly());
    }

    /** What an address or a form says of a joint gift; nothing if that is none. */
    static Optional<Plan> read(String currency, Function<String, String> parameter) {
        var form = Optional.ofNullable(parameter.apply("plan")).filter(Token::isOne);
        var whole = Money.parse(Optional.ofNullable(parameter.apply("amount")).orElse(""), currency);
        var monthly = "monthly".equals(parameter.apply("often"));
        return form.flatMap(one -> whole.map(sum -> new Plan(sum, monthly, one)));
    }

    /**
     * Those whose part was begun, by their rows, and those whose part can be begun; none if it is no gift that is taken and nothing was begun of it.
     *
     * @param asked who is to be given to here now
     */
    List<Part> of(Plan plan, Optional<Asked> asked) {
        var begun = begun(digest(plan));
        var parts = new ArrayList<Part>();
        asked.filter(all -> all.isJoint() && all.takes(plan.whole(), plan.monthly()))
                .flatMap(Asked::joint)
                .ifPresent(joint -> {
                    var each = joint.split(plan.whole());
                    for (int i = 0; i < each.size(); i++) {
                        var to = joint.parts().get(i).to();
                        var known = Optional.ofNullable(
                                begun.remove(to.organisation().id()));
                        parts.add(known.map(one -> part(one, Optional.of(to)))
                                .orElse(new Part(
                                        Optional.of(to), to.legalName(), each.get(i), to.live(), Ledger.State.OPEN)));
                    }
                });
        begun.values().forEach(one -> parts.add(part(one, Optional.empty())));
        return parts;
    }

    private static Part part(Begun begun, Optional<Taking> to) {
        var gift = begun.gift();
        return new Part(to, gift.beneficiary(), gift.amount(), gift.live(), begun.state());
    }

    /** By organisation. A part may have been tried more than once; what was paid counts. */
    private LinkedHashMap<UUID, Begun> begun(byte[] plan) {
        return db.read(handle -> {
            var gifts = GiftStore.ofPlan(handle, plan);
            var ledgers = GiftStore.ledgers(handle, gifts);
            var found = new LinkedHashMap<UUID, Begun>();
            for (var gift : gifts)
                found.merge(
                        gift.organisation(),
                        new Begun(gift, ledgers.get(gift.id()).state()),
                        (one, other) -> rank(one.state()) >= rank(other.state()) ? one : other);
            return found;
        });
    }

    private static int rank(Ledger.State state) {
        return switch (state) {
            case PAID -> 4;
            case WAITING -> 3;
            case OPEN -> 2;
            case FAILED -> 1;
            case EXPIRED -> 0;
        };
    }
}
