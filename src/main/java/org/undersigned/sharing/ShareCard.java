package org.undersigned.sharing;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.undersigned.campaign.Illustration;
import org.undersigned.foundation.html.Page;
import org.undersigned.foundation.pdf.Face;
import org.undersigned.petition.Petition;
import org.undersigned.petition.PetitionView;

/**
 * What the picture says that social networks show beside a link: who asks together, the demand, how many signed, and the petition's own
 * picture if it has one. Everything on it
 * is public already, and nothing tells who passed it on.
 *
 * @param view the petition in the picture's language, today
 * @param rounded whether it says a round number that has been reached, and not the very count
 */
public record ShareCard(PetitionView view, boolean rounded) {

    private static final int LINE = 700;
    private static final int DOT_EVERY = 14;
    private static final int DEMAND_WIDTH = 1056;
    private static final int BESIDE_PHOTO = 572;
    private static final int DEMAND_HEIGHT = 286;

    private static final double LEADING = 1.2;
    private static final double TALL_LEADING = 1.5;
    private static final int LONGEST = 230;

    /** Letters smaller than this, in pixels, are hard to read where networks show a card small. */
    private static final int READABLE = 42;

    private static final int SMALLEST = 34;

    /** A smaller number would only discourage. */
    private static final int FEW = 25;

    /** The card with the very count. */
    ShareCard(PetitionView view) {
        this(view, false);
    }

    @CheckedTemplate(basePath = "sharing")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance card(ShareCard card);
    }

    /** The language of a petition's picture for a link that asks for {@code wanted}: one it is written in, or its main one. */
    static String language(Petition petition, String wanted) {
        var written = PetitionView.drawable(petition);
        return wanted != null && written.contains(wanted) ? wanted : written.getFirst();
    }

    /**
     * The page to draw. Equal text means an equal picture. Without the vowel marks of Arabic, which print leaves out too: the
     * drawing library gives each a stretch of its own and tears the word.
     */
    String html() {
        return Templates.card(this).render().replaceAll("[\\u064B-\\u0652]", "");
    }

    public Page page() {
        return view.page();
    }

    /** The demand, cut only where it would run off the picture. */
    public String demand() {
        if (!isWritten()) return page().t("petition.sign");
        return Face.cut(PetitionView.title(view.petition(), page().language()).strip(), LONGEST);
    }

    /** Whether there are letters for what it says; otherwise it asks to sign, and says how many did. */
    public boolean isWritten() {
        return Face.canWrite(PetitionView.title(view.petition(), page().language()));
    }

    /** The petition's picture, if the demand can be read beside it: words come first. */
    public Optional<Illustration> photo() {
        return view.petition().picture().filter(one -> size(BESIDE_PHOTO) >= READABLE);
    }

    /** The largest letters, in pixels, in which the demand fits its place. */
    public int size() {
        return size(photo().isPresent() ? BESIDE_PHOTO : DEMAND_WIDTH);
    }

    private int size(int width) {
        var demand = demand();
        var longest = Face.widest(demand);
        var leading = isTall() ? TALL_LEADING : LEADING;
        for (int size : List.of(80, 72, 64, 58, 52, 46, 42, 38)) {
            var lines = Math.ceil(Face.ems(demand) * size / width);
            if (lines * leading * size <= DEMAND_HEIGHT && longest * size <= width) return size;
        }
        return SMALLEST;
    }

    /** Whether lines of the demand need to stand further apart. */
    public boolean isTall() {
        return Face.isTall(demand());
    }

    public Ground ground() {
        return view.campaign().colour().map(Ground::of).orElseGet(Ground::ours);
    }

    /** Whether the number shows. */
    public boolean isCounted() {
        return !view.isLater() && (published() >= FEW || !view.isOpen());
    }

    /** How many signed, as the card says it; a plus says that it is more than that. */
    public String number() {
        return page().number(signed()) + (signed() < published() ? "+" : "");
    }

    /**
     * The number that the card shows. A rounded one keeps two figures, so that while a petition grows tenfold the picture changes ninety
     * times at most.
     */
    public long signed() {
        if (!rounded || !view.isOpen() || published() < FEW) return published();
        if (published() < 100) return published() / 5 * 5;
        var step = 1L;
        while (published() / step >= 100) step *= 10;
        return published() / step * step;
    }

    private long published() {
        return view.petition().action().published();
    }

    /** Whether the number is so long that it needs smaller letters. */
    public boolean isMany() {
        return published() >= 1_000_000;
    }

    /** The side that lines begin on; the drawing library knows no logical properties. */
    public String start() {
        return page().direction().equals("rtl") ? "right" : "left";
    }

    /** Where the dots of the line stand, in pixels from its beginning. */
    public List<Integer> dots() {
        return IntStream.range(0, LINE / DOT_EVERY)
                .map(dot -> dot * DOT_EVERY)
                .boxed()
                .toList();
    }

    /** How many pixels of the line are inked: its share of the next goal, all of it when every goal is reached. */
    public long ink() {
        return view.petition()
                .nextGoal()
                .map(goal -> Math.max(8, LINE * signed() / goal))
                .orElse((long) LINE);
    }
}
