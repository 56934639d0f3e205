package org.undersigned.draft;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.undersigned.foundation.keys.RandomBytes;

/**
 * A new campaign out of the words of another one, with its letters, calls, promises and events. What has an address of its own gets a new
 * one; days that are over and whatever was live stay behind.
 */
final class Copying {

    /** The lists of what people are asked to do beside signing. */
    static final List<String> ACTIONS = List.of("letters", "calls", "pledges");

    private final DraftTree tree;
    private final Instant now;
    private final LocalDate today;
    private final String suffix;
    private final Set<String> taken = new HashSet<>();
    private final List<LeftOut> leftOut = new ArrayList<>();

    private Copying(DraftTree tree, Instant now) {
        this.tree = tree;
        this.now = now;
        this.today = now.atOffset(ZoneOffset.UTC).toLocalDate();
        this.suffix = "-" + (100 + Math.floorMod(RandomBytes.take(1)[0] * 31 + RandomBytes.take(1)[0], 900));
    }

    /** A copy, and what has to be chosen anew in it. */
    record Copy(DraftTree tree, List<LeftOut> leftOut) {}

    static Copy of(DraftTree original, Instant now) {
        return new Copying(original.copy(), now).copy();
    }

    private Copy copy() {
        for (var alone : List.of("sample", "statement", "announcements")) tree.put(alone, null);
        // What an organisation looks like is its own, whatever it leads.
        for (int i = 0; i < tree.size("organisations"); i++) tree.put("organisations[" + i + "].brand", null);
        for (var section : List.of("petition", "campaign")) slug(section);
        tree.put("petition.opens", today.toString());
        closes("petition", "petition");
        for (var list : ACTIONS)
            for (int i = 0; i < tree.size(list); i++) {
                var entry = list + "[" + i + "]";
                slug(entry);
                // A first day that is over says nothing: it opens when somebody opens it.
                if (day(entry + ".opens").filter(today::isAfter).isPresent()) tree.put(entry + ".opens", null);
                closes(list, entry);
                event(list, entry);
                // Whether letters go out is decided anew, for words that nobody has sent yet.
                if (list.equals("letters")) tree.put(entry + ".test", null);
            }
        if (tree.json().getBytes(StandardCharsets.UTF_8).length > Drafting.MOST_BYTES) representatives();
        return new Copy(tree, List.copyOf(leftOut));
    }

    private void slug(String entry) {
        var before = tree.text(entry + ".slug").replaceFirst("-[0-9]+$", "");
        if (before.isEmpty()) return;
        var made = Finished.shortened(before, suffix);
        // Actions have their addresses in one space; the campaign has one of its own.
        if (!entry.equals("campaign"))
            for (int n = 2; !taken.add(made); n++) made = Finished.shortened(before, suffix + "-" + n);
        tree.put(entry + ".slug", made);
    }

    private void closes(String list, String entry) {
        day(entry + ".closes").filter(today::isAfter).ifPresent(over -> {
            tree.put(entry + ".closes", null);
            left(list, entry, LeftOut.CLOSES, over.toString());
        });
    }

    /** An event stays one without its time, until somebody chooses another. */
    private void event(String list, String entry) {
        var starts = entry + ".event.starts";
        time(tree.text(starts), tree.text(entry + ".event.zone"))
                .filter(now::isAfter)
                .ifPresent(over -> {
                    left(list, entry, LeftOut.EVENT, tree.text(starts).substring(0, 10));
                    tree.put(starts, null);
                    tree.put(entry + ".event.ends", null);
                });
    }

    /** What is too long for a draft is the list of those to whom letters go, with their areas. */
    private void representatives() {
        for (int i = 0; i < tree.size("letters"); i++) {
            var entry = "letters[" + i + "]";
            if (tree.at(entry + ".representatives").isMissingNode()) continue;
            tree.put(entry + ".representatives", null);
            left("letters", entry, LeftOut.REPRESENTATIVES, "");
        }
    }

    private void left(String list, String entry, String key, String was) {
        leftOut.add(new LeftOut(list, list.equals(entry) ? "" : tree.text(entry + ".slug"), key, was));
    }

    private Optional<LocalDate> day(String path) {
        try {
            return Optional.of(LocalDate.parse(tree.text(path)));
        } catch (DateTimeException notWritten) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> time(String local, String zone) {
        try {
            return Optional.of(
                    LocalDateTime.parse(local).atZone(ZoneId.of(zone)).toInstant());
        } catch (DateTimeException notWritten) {
            return Optional.empty();
        }
    }
}
