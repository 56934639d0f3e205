package org.undersigned.letter.desk;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.undersigned.campaign.ActionStep;
import org.undersigned.letter.LetterAction;
import org.undersigned.letter.LetterTarget;
import org.undersigned.letter.NumberStore;

/**
 * How a letter stands, as its page shows it.
 *
 * @param two whether ending the test takes a second person
 * @param sums what became of letters, by target
 * @param states how many wait in which state, by target
 * @param wrong key of why nothing was done, or empty
 * @param waits whether a second person is asked already
 */
public record DeskView(
        LetterAction letter,
        boolean acts,
        boolean two,
        Map<UUID, Map<NumberStore.What, Long>> sums,
        Map<UUID, Map<String, Long>> states,
        String wrong,
        boolean waits) {

    /** Most targets that the table names. */
    private static final int NAMED = 200;

    /** Most targets that the notice about those whom nobody reaches names. */
    private static final int UNREACHED = 10;

    DeskView(
            LetterAction letter,
            boolean acts,
            boolean two,
            Map<UUID, Map<NumberStore.What, Long>> sums,
            Map<UUID, Map<String, Long>> states,
            String wrong) {
        this(letter, acts, two, sums, states, wrong, false);
    }

    DeskView asked() {
        return new DeskView(letter, acts, two, sums, states, wrong, true);
    }

    public String above() {
        return Desks.path(letter.campaign());
    }

    public String path() {
        return Desks.path(letter);
    }

    /** Key of the name of its state. */
    public String state() {
        return "campaign.actionState." + letter.action().state();
    }

    /** Steps that may be taken. */
    public List<ActionStep> steps() {
        return ActionStep.from(letter.action().state());
    }

    /** A number over all targets. @param what as {@link NumberStore.What#word} */
    public long sum(String what) {
        return sums.values().stream()
                .flatMap(one -> one.entrySet().stream())
                .filter(one -> one.getKey().word().equals(what))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** How many over all targets are in a state. */
    public long count(String state) {
        return states.values().stream()
                .mapToLong(one -> one.getOrDefault(state, 0L))
                .sum();
    }

    /** Letters that were written as they were suggested. */
    public long unedited() {
        return sum("written") - sum("edited");
    }

    /** A line of the table of targets. */
    public record Line(LetterTarget target, long sent, long waiting, long failed) {}

    /** Those that have something to tell. */
    public List<Line> lines() {
        return letter.targets().stream()
                .filter(one -> !one.former() || sums.containsKey(one.id()))
                .limit(NAMED)
                .map(this::line)
                .toList();
    }

    private Line line(LetterTarget one) {
        var sum = sums.getOrDefault(one.id(), Map.of());
        var state = states.getOrDefault(one.id(), Map.of());
        return new Line(
                one,
                sum.getOrDefault(NumberStore.What.SENT, 0L),
                state.getOrDefault("waiting", 0L) + state.getOrDefault("sending", 0L),
                state.getOrDefault("dead", 0L) + state.getOrDefault("unsure", 0L));
    }

    /** Targets whose mailbox takes nothing. */
    public List<LetterTarget> refused() {
        return letter.present().stream()
                .filter(one -> one.refused().isPresent())
                .toList();
    }

    /** Some of those whom the rule leads nobody to. */
    public List<LetterTarget> unreached() {
        return letter.unreached().stream().limit(UNREACHED).toList();
    }

    /** Where one of them is looked at. */
    public String path(LetterTarget target) {
        return path() + TargetPage.PATH + target.id();
    }

    /** Whether a test can do anything. */
    public boolean isTestable() {
        return !letter.testAddress().isEmpty();
    }
}
