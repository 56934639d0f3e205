package org.undersigned.draft;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.undersigned.draft.Question.Kind;
import org.undersigned.exchange.CampaignFile;
import org.undersigned.exchange.Read;
import org.undersigned.foundation.html.Messages;

/** An unfinished draft as a campaign file that can be shown: what is missing or wrong has words that say so. */
final class StandIns {

    /** Mending one fault can show another one behind it; more rounds than this no draft needed. */
    private static final int ROUNDS = 6;

    private StandIns() {}

    /** The file; empty if the draft cannot be shown. */
    static Optional<CampaignFile> file(Draft draft) {
        var tree = Finished.tree(draft);
        var words = Messages.of(draft.main());
        // They have pages of their own, which are no part of the petition's.
        Copying.ACTIONS.forEach(list -> tree.put(list, null));
        if (tree.size("targets") == 0) tree.grow("targets", 1);
        if (tree.size("organisations") == 0) tree.grow("organisations", 1);
        slugs(tree);
        if (tree.size("campaign.partners") == 0) Partners.role(tree, tree.text("organisations[0].slug"), "lead");
        Question.all(tree)
                .filter(one -> one.question().needed() && !one.question().kind().isElsewhere())
                .filter(one -> isEmpty(tree, one, draft.main()))
                .toList()
                .forEach(one -> stand(tree, one, draft.main(), words));
        Finished.named(tree, draft.main());
        Pictures.places(tree)
                .filter(one -> !tree.text(one.path()).isEmpty())
                .toList()
                .forEach(one -> draft.languages().stream()
                        .map(language -> Pictures.alt(one) + "." + language)
                        .filter(path -> tree.text(path).isEmpty())
                        .forEach(path -> tree.put(path, words.t("draft.stand.text"))));
        for (int round = 0; round < ROUNDS; round++) {
            switch (Finished.read(tree)) {
                case Read.Good good -> {
                    return Optional.of(good.file());
                }
                case Read.Bad bad -> {
                    for (var fault : Faults.of(tree, bad.errors()).all()) mend(tree, fault, draft.main(), words);
                }
            }
        }
        return Optional.empty();
    }

    private static void slugs(DraftTree tree) {
        for (var section : List.of("petition", "campaign", "coalition"))
            if (tree.text(section + ".slug").isEmpty()) tree.put(section + ".slug", "draft");
        for (var list : List.of("organisations", "campaign.categories", "announcements"))
            for (int i = 0; i < tree.size(list); i++)
                if (tree.text(list + "[" + i + "].slug").isEmpty()) tree.put(list + "[" + i + "].slug", "draft-" + i);
    }

    private static boolean isEmpty(DraftTree tree, Question.Placed placed, String main) {
        var path = placed.path();
        if (placed.question().kind().isTranslated())
            return tree.text(path + "." + main).isEmpty();
        return tree.at(path).isMissingNode();
    }

    private static void mend(DraftTree tree, Faults.Fault fault, String main, Messages words) {
        var question = fault.question();
        if (question.isPresent() && question.get().question().needed()) stand(tree, question.get(), main, words);
        else if (question.isPresent()) tree.put(question.get().path(), null);
        else fault.section().filter(Question.Section::many).ifPresent(section -> tree.put(section.path(), null));
    }

    private static void stand(DraftTree tree, Question.Placed placed, String main, Messages words) {
        var kind = placed.question().kind();
        var path = placed.path();
        if (kind.isTranslated()) {
            var own = "draft.stand." + placed.section().word() + "."
                    + placed.question().key();
            tree.put(path, Map.of(main, words.t(words.has(own) ? own : "draft.stand.text")));
            return;
        }
        tree.put(path, value(tree, kind));
    }

    private static Object value(DraftTree tree, Kind kind) {
        return switch (kind) {
            case URL -> "https://example.org/";
            case DATE -> "2000-01-01";
            case NUMBER -> 1;
            case NUMBERS -> List.of(100);
            case KIND -> "other";
            case PROFILE -> "standard";
            case ORGANISATION -> tree.text("organisations[0].slug");
            default -> "…";
        };
    }
}
