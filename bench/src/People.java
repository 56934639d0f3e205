import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.regex.Pattern;

/** People who never signed before. Every second one ticks the boxes of two organisations. */
final class People {

    private static final int DIGITS = 9;
    private static final String PERSON = "0".repeat(DIGITS);
    private static final Pattern BOX = Pattern.compile("name=\"?(consent\\.[a-z0-9-]+\\.email)\\b");
    private static final Pattern TAKEN = Pattern.compile("/petitions/[a-z0-9-]+/check-your-mail\\?s=([A-Za-z0-9_-]{22})");
    private static final Pattern COUNTS = Pattern.compile("/petitions/[a-z0-9-]+/thanks\\?.*");

    private final Blank form;
    private final Blank formWithConsents;
    private final Blank confirmation;
    private final Blank confirmationWithConsents;
    private final Queue<Mailed> mailed = new ArrayDeque<>();
    private long next;
    private long end = Long.MAX_VALUE;
    private boolean ticking;

    private People(List<String> boxes) {
        var consents = new StringBuilder();
        for (var box : boxes) consents.append('&').append(box).append("=on");
        var path = Program.PETITION + "/signatures";
        var fields = "name=Bench+Person+" + PERSON + "&email=bench-" + PERSON + "%40example.org&country=US&postcode=10001&public=on&updates=on";
        form = Blank.form(path, fields, PERSON);
        formWithConsents = Blank.form(path, fields + consents, PERSON);
        // As the page's own form sends it, with the boxes as they were asked for.
        var kept = "boxes=shown&public=on&updates=on";
        confirmation = Blank.form("/confirmations/" + Mailbox.TOKEN, kept, Mailbox.TOKEN);
        confirmationWithConsents = Blank.form("/confirmations/" + Mailbox.TOKEN, kept + consents, Mailbox.TOKEN);
    }

    /** A submission whose mail is in a mailbox. */
    private record Mailed(String reference, boolean consents) {}

    /** People before the petition's page: they find two boxes, by the names that the page gives them. */
    static People before(Program program) throws Exception {
        var page = Fetched.get(program.server().port(), Program.PETITION).text();
        var boxes = BOX.matcher(page).results().map(found -> found.group(1)).distinct().limit(2).toList();
        if (boxes.size() < 2) throw new Refused("The form has no two boxes of organisations.");
        return new People(boxes);
    }

    /** So many more may come, and then nobody. */
    People only(long number) {
        end = next + number;
        return this;
    }

    /** From now on everybody ticks both boxes. */
    void ticking() {
        ticking = true;
    }

    /** As many as want to, again. */
    void andMore() {
        end = Long.MAX_VALUE;
    }

    /** Signs, and leaves the mail unread. */
    Errand signing() {
        return new Visit(submission -> Optional.empty());
    }

    /** Signs, and leaves the mail to {@link #confirming}. */
    Errand signingForLater() {
        return new Visit(submission -> {
            mailed.add(submission);
            return Optional.empty();
        });
    }

    /** Signs, and presses the button behind the mailed link at once. {@link Mailbox} has to stand in. */
    Errand signingAndConfirming() {
        return new Visit(Optional::of);
    }

    /** The same; their own links, which open a signer's page from then on, are added to {@code links}. */
    Errand signingAndConfirming(List<byte[]> links) {
        return new Visit(submission -> {
            links.add(Mailbox.token(submission.reference));
            return Optional.of(submission);
        });
    }

    /** Presses the button behind the link of a mail that waits. */
    Errand confirming() {
        return new Confirmation();
    }

    private static boolean counts(Answer answer) {
        return answer.status() == 303 && COUNTS.matcher(answer.header("location:")).matches();
    }

    private void confirm(Mailed submission, ByteBuffer out) {
        (submission.consents ? confirmationWithConsents : confirmation).fill(out, Mailbox.token(submission.reference));
    }

    /** What becomes of a submission that was taken: it is confirmed next, or not. */
    private interface Then {
        Optional<Mailed> after(Mailed submission);
    }

    /** One connection on which one person after the other signs. */
    private final class Visit implements Errand {
        private final Then then;
        private boolean consents;
        private boolean confirms;
        private Optional<Mailed> toConfirm = Optional.empty();

        private Visit(Then then) {
            this.then = then;
        }

        @Override
        public Optional<Step> ask(ByteBuffer out, boolean begin) {
            confirms = toConfirm.isPresent();
            if (confirms) {
                confirm(toConfirm.get(), out);
                toConfirm = Optional.empty();
                return Optional.of(Step.CONFIRM);
            }
            if (!begin || next == end) return Optional.empty();
            consents = ticking || next % 2 == 1;
            (consents ? formWithConsents : form).fill(out, digits(next++));
            return Optional.of(Step.SIGN);
        }

        @Override
        public boolean answered(Answer answer) {
            if (confirms) return counts(answer);
            var taken = TAKEN.matcher(answer.header("location:"));
            if (answer.status() != 303 || !taken.matches()) return false;
            toConfirm = then.after(new Mailed(taken.group(1), consents));
            return true;
        }
    }

    private final class Confirmation implements Errand {
        @Override
        public Optional<Step> ask(ByteBuffer out, boolean begin) {
            if (!begin || mailed.isEmpty()) return Optional.empty();
            confirm(mailed.poll(), out);
            return Optional.of(Step.CONFIRM);
        }

        @Override
        public boolean answered(Answer answer) {
            return counts(answer);
        }
    }

    private static byte[] digits(long person) {
        var digits = new byte[DIGITS];
        for (int i = DIGITS - 1; i >= 0; i--, person /= 10) digits[i] = (byte) ('0' + person % 10);
        return digits;
    }
}
