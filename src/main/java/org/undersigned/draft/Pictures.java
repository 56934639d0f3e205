package org.undersigned.draft;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.undersigned.foundation.picture.Picture;
import org.undersigned.foundation.picture.PictureName;

/** The pictures of a draft: its content names them, and their points lie in a table of their own. */
final class Pictures {

    private Pictures() {}

    /**
     * What came with a form.
     *
     * @param drawn pictures to keep
     * @param changes for the audit log
     * @param refused what is wrong with the others, by the paths of their questions
     * @param before what was named at each place that changed; empty if nothing was
     */
    record Taken(
            List<Picture.Looked.Drawn> drawn,
            List<String> changes,
            Map<String, Faults.Fault> refused,
            Map<String, String> before) {

        static Taken none() {
            return new Taken(new ArrayList<>(), new ArrayList<>(), new LinkedHashMap<>(), new HashMap<>());
        }

        /** Names again what was named before: nothing was kept. */
        void undo(DraftTree tree) {
            before.forEach(tree::put);
        }
    }

    /** Every place of {@code tree} for a picture. */
    static Stream<Question.Placed> places(DraftTree tree) {
        return Question.all(tree).filter(one -> one.question().kind() == Question.Kind.PICTURE);
    }

    /** The pictures that {@code tree} names. */
    static List<PictureName> named(DraftTree tree) {
        return places(tree)
                .map(one -> tree.text(one.path()))
                .flatMap(file -> PictureName.parse(file).stream())
                .toList();
    }

    /** Where the words for a picture stand. */
    static String alt(Question.Placed picture) {
        return whole(picture) + ".alt";
    }

    /** Where picture and words stand. */
    static String whole(Question.Placed picture) {
        return picture.path().replaceFirst("\\.file$", "");
    }

    /** Writes into {@code draft} what the files of a step's form are called, and says what to do with them. */
    static Taken take(Draft draft, Step step, SentForm sent) {
        var taken = Taken.none();
        var tree = draft.tree();
        var places = places(tree)
                .filter(one -> step.sections().contains(one.section()))
                .toList();
        places.stream()
                .filter(one -> sent.left().containsKey(one.path()))
                .forEach(one -> refuse(taken, one, sent.left().get(one.path())));
        places.stream().filter(one -> sent.files().containsKey(one.path())).forEach(one -> {
            switch (Picture.looked(sent.files().get(one.path()))) {
                case Picture.Looked.Drawn drawn -> {
                    taken.before.put(one.path(), tree.text(one.path()));
                    tree.put(one.path(), drawn.name().file());
                    taken.drawn.add(drawn);
                    taken.changes.add(whole(one) + ": " + drawn.name().file());
                }
                case Picture.Looked.TooLarge large -> refuse(taken, one, "draft.wrong.pictureLarge");
                case Picture.Looked.NoPicture none -> refuse(taken, one, "draft.wrong.picture");
                case Picture.Looked.Misshapen misshapen -> refuse(taken, one, "draft.wrong.pictureShape");
            }
        });
        return taken;
    }

    private static void refuse(Taken taken, Question.Placed place, String why) {
        taken.refused.put(place.path(), new Faults.Fault(Optional.of(place), Optional.empty(), why, ""));
    }

    /** Takes the picture of a place away, with the words about it. */
    static void remove(DraftTree tree, Step step, String path, Taken taken) {
        places(tree)
                .filter(one ->
                        step.sections().contains(one.section()) && one.path().equals(path))
                .filter(one -> !tree.text(path).isEmpty())
                .findFirst()
                .ifPresent(one -> {
                    tree.put(whole(one), null);
                    taken.changes.add(whole(one) + ": none");
                });
    }
}
