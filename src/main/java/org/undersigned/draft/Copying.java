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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.undersigned.foundation.keys.RandomBytes;

/**
 * A new campaign out of the words of another one, with its letters, calls, promises and events, its joint statement and the announcements of
 * whoever copies it. What has an address of its own gets a new one. Days that are over and whatever was live stay behind, and so does what
 * others said or signed: they did so about another campaign.
 */
final class Copying {

    /** The lists of what people are asked to do beside signing. */
    static final List<String> ACTIONS = List.of("letters", "calls", "pledges");

    private final DraftTree tree;
    private final Instant now;
    private final LocalDate today;
    private final Predicate<String> own;
    private final String suffix;
    private final Set<String> taken = new HashSet<>();
    private final List<LeftOut> leftOut = new ArrayList<>();

    private Copying(DraftTree tree, Instant now, Predicate<String> own) {
        this.tree = tree;
        this.now = now;
        this.own = own;
        this.today = now.atOffset(ZoneOffset.UTC).toLocalDate();
        this.suffix = "-" + (100 + Math.floorMod(RandomBytes.take(1)[0] * 31 + RandomBytes.take(1)[0], 900));
    }

    /** A copy, and what has to be chosen anew in it. */
    record Copy(DraftTree tree, List<LeftOut> leftOut) {}

    /** {@code own} is whether somebody writes in the name of an organisation, by its slug. */
    static Copy of(DraftTree original, Instant now, Predicate<String> own) {
        return new Copying(original.copy(), now, own).copy();
    }

    private Copy copy() {
        tree.put("sample", null);
        // What an organisation looks like is its own, whatever it leads.
        for (int i = 0; i < tree.size("organisations"); i++) tree.put("organisations[" + i + "].brand", null);
        for (var section : List.of("petition", "campaign")) slug(section);
        tree.put("petition.opens", today.toString());
        over("petition", "petition", LeftOut.CLOSES);
        for (var list : ACTIONS)
            for (int i = 0; i < tree.size(list); i++) {
                var entry = list + "[" + i + "]";
                slug(entry);
                // A first day that is over says nothing: it opens when somebody opens it.
                if (day(entry + ".opens").filter(today::isAfter).isPresent()) tree.put(entry + ".opens", null);
                over(list, entry, LeftOut.CLOSES);
                event(list, entry);
                // Whether letters go out is decided anew, for words that nobody has sent yet.
                if (list.equals("letters")) tree.put(entry + ".test", null);
            }
        statement();
        announcements();
        if (tree.json().getBytes(StandardCharsets.UTF_8).length > Drafting.MOST_BYTES) representatives();
        return new Copy(tree, List.copyOf(leftOut));
    }

    /** The words that stood last, as the first version of a statement that nobody has signed, and without a word that a person said. */
    private void statement() {
        var last = tree.at("statement.versions[" + (tree.size("statement.versions") - 1) + "].text");
        if (last.isEmpty()) {
            tree.put("statement", null);
            return;
        }
        for (var key : List.of(LeftOut.SIGN_ONS, LeftOut.QUOTES))
            if (tree.size("statement." + key) > 0) left("statement", "statement", key, "");
        var slug = tree.text("statement.slug");
        tree.put("statement", Map.of("versions", List.of(Map.of("number", 1, "text", last))));
        tree.put("statement.slug", slug);
        slug("statement");
    }

    /** An organisation announces for itself; what was taken down is not put up again. */
    private void announcements() {
        for (int i = tree.size("announcements") - 1; i >= 0; i--) {
            var entry = "announcements[" + i + "]";
            var organisation = tree.text(entry + ".organisation");
            var down = !tree.text(entry + ".taken_down").isEmpty();
            var others = !organisation.isEmpty() && !own.test(organisation);
            var told = new LeftOut("announcements", organisation, LeftOut.OTHERS, "");
            if (others && !down && !leftOut.contains(told)) leftOut.add(told);
            if (others || down) tree.remove("announcements", i);
        }
        for (int i = 0; i < tree.size("announcements"); i++) {
            var entry = "announcements[" + i + "]";
            slug(entry);
            over("announcements", entry, LeftOut.DATE);
        }
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

    private void over(String list, String entry, String key) {
        day(entry + "." + key).filter(today::isAfter).ifPresent(over -> {
            tree.put(entry + "." + key, null);
            left(list, entry, key, over.toString());
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
