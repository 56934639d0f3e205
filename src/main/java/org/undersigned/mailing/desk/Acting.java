package org.undersigned.mailing.desk;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.undersigned.foundation.html.Languages;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;
import org.undersigned.mailing.Mailing;
import org.undersigned.mailing.Steering;
import org.undersigned.mailing.What;
import org.undersigned.mailing.Writing;
import org.undersigned.organisation.signin.Tries;
import org.undersigned.organisation.staff.Membership;
import org.undersigned.organisation.staff.Role;
import org.undersigned.organisation.staff.Visitor;
import org.undersigned.updates.Unlocking;

/** What a button on the page of a mailing does. */
@Singleton
class Acting {

    private final Desk desk;
    private final Steering steering;
    private final Writing writing;
    private final Unlocking unlocking;
    private final Tries tries;

    Acting(Desk desk, Steering steering, Writing writing, Unlocking unlocking, Tries tries) {
        this.desk = desk;
        this.steering = steering;
        this.writing = writing;
        this.unlocking = unlocking;
        this.tries = tries;
    }

    /** How it went. */
    sealed interface Done {
        /** @param note key of a message */
        record Well(String note) implements Done {}

        /** There is no such mailing any more. */
        record Gone() implements Done {}

        /** Nothing was done. */
        record Not(int status, Map<String, String> errors, String note) implements Done {}
    }

    Done act(Mailing mailing, Visitor visitor, Membership member, Map<String, String> form) {
        var person = visitor.person();
        return switch (form.getOrDefault("do", "")) {
            case "try" -> tryIt(mailing, visitor, member, form);
            case "start" -> start(mailing, visitor, member, form);
            case "remove" -> {
                if (!mailing.isDraft()) yield late();
                writing.remove(mailing, member, person);
                yield new Done.Gone();
            }
            case "unschedule" -> told(steering.unschedule(mailing, member, person), "mailing.note.draftAgain");
            case "pause" -> told(steering.pause(mailing, member, person), "mailing.note.paused");
            case "resume" ->
                desk.isAllowed(member, mailing)
                        ? told(steering.resume(mailing, member, person), "mailing.note.resumed")
                        : new Done.Not(409, Map.of(), "mailing.missing.lead");
            case "cancel" -> told(steering.cancel(mailing, member, person), "mailing.note.cancelled");
            case "choose-a" -> told(steering.choose(mailing, member, person, Mailing.Subject.A), "mailing.note.chosen");
            case "choose-b" -> told(steering.choose(mailing, member, person, Mailing.Subject.B), "mailing.note.chosen");
            case "again-failed" -> told(steering.again(mailing, member, person, What.FAILED), "mailing.note.again");
            case "again-unsure" -> told(steering.again(mailing, member, person, What.UNSURE), "mailing.note.again");
            case "unlock" -> unlock(mailing, visitor, member, form);
            default -> throw Problem.problem(ProblemType.MALFORMED_REQUEST);
        };
    }

    private Done tryIt(Mailing mailing, Visitor visitor, Membership member, Map<String, String> form) {
        var language = form.getOrDefault("language", "");
        var as = form.getOrDefault("as", "a").equals("b")
                        && mailing.otherSubject().isPresent()
                ? Mailing.Subject.B
                : Mailing.Subject.A;
        if (!mailing.isDraft() || !Languages.isTag(language)) return late();
        if (InLanguages.main(mailing).isEmpty()) return new Done.Not(409, Map.of(), "mailing.missing.words");
        steering.tryIt(mailing, member, visitor.person(), language, as);
        return new Done.Well("mailing.note.tried");
    }

    private Done start(Mailing mailing, Visitor visitor, Membership member, Map<String, String> form) {
        var shown = DraftShown.of(mailing, member, desk, "");
        if (!shown.missing().isEmpty())
            return new Done.Not(409, Map.of(), shown.missing().getFirst());
        // Said again here: somebody may have lost the key between the page and the button.
        if (!shown.without().isEmpty() && !"on".equals(form.get("without")))
            return new Done.Not(409, Map.of(), shown.without());
        var without = desk.lacking(member).map(one -> "without-" + one.word()).orElse("");
        return told(steering.start(mailing, member, visitor.person(), without), "mailing.note.started");
    }

    private Done unlock(Mailing mailing, Visitor visitor, Membership member, Map<String, String> form) {
        var petition =
                desk.petition(mailing.petition()).orElseThrow(() -> Problem.problem(ProblemType.MALFORMED_REQUEST));
        if (!member.role().includes(Role.OWNER) || !desk.isAllowed(member, mailing))
            throw Problem.problem(ProblemType.NOT_ALLOWED);
        // The same limit as on the page of the list: each try takes a core for half a second.
        if (!tries.mayTry("updates", petition.id().toString().getBytes(StandardCharsets.US_ASCII)))
            throw Problem.problem(ProblemType.TOO_MANY_TRIES);
        return unlocking.unlock(petition, form.getOrDefault("opens", ""), visitor.person())
                ? new Done.Well("mailing.note.unlocked")
                : new Done.Not(422, Map.of("opens", "updates.wrong.passphrase"), "");
    }

    private static Done told(boolean done, String note) {
        return done ? new Done.Well(note) : late();
    }

    /** Whether a message says that nothing was done. */
    static boolean isRefusal(String note) {
        return note.equals("mailing.note.late") || note.startsWith("mailing.missing.");
    }

    /** Somebody else was faster, or the page was old. */
    private static Done late() {
        return new Done.Not(409, Map.of(), "mailing.note.late");
    }
}
