package org.undersigned.sharing.paper;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateInstance;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.undersigned.foundation.html.Markdown;
import org.undersigned.foundation.html.Page;
import org.undersigned.foundation.html.QrCode;
import org.undersigned.foundation.pdf.Face;
import org.undersigned.organisation.Organisation;
import org.undersigned.petition.Petition;
import org.undersigned.supporter.Notice;

/**
 * Sheets of paper on which people sign, one page for each number.
 *
 * @param version the words that they sign
 * @param page whose language it is in
 * @param first whose box stands first, if it asks
 * @param asking whose boxes stand on it, in their order
 */
public record Sheet(
        Petition petition,
        Petition.Version version,
        Page page,
        Optional<Organisation> first,
        List<Organisation> asking,
        List<SheetNumber> numbers) {

    /** How many people one has room for. */
    public static final int ROWS = 8;

    private static final int BOXES = 4;
    private static final int LONGEST = 260;
    private static final int WHOLE = 800;

    /**
     * A column.
     *
     * @param kind its class in the style sheet
     */
    public record Column(String title, String kind) {}

    /**
     * A box that may be ticked in each row.
     *
     * @param letter at the head of its column
     * @param words beside it on a form
     */
    public record Box(String letter, String words, String privacyUrl) {}

    @CheckedTemplate(basePath = "sharing")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance sheet(Sheet sheet);
    }

    String html() {
        return Templates.sheet(this).render();
    }

    /** Whether all that is asked has room. */
    public boolean isWhole() {
        return Face.room(version.ask().in(page.language()).text()) <= WHOLE;
    }

    /** All that is asked. */
    public RawString asks() {
        return Demands.html(page, version.ask());
    }

    /** The opening of what is asked; the whole stands on the site. */
    public String lead() {
        return Face.cut(Markdown.lead(version.ask().in(page.language()).text()).strip(), LONGEST);
    }

    /** The columns in the order of paper: the drawing library keeps it whatever the direction. */
    public List<Column> columns() {
        var columns = new ArrayList<Column>();
        columns.add(new Column("", "row"));
        columns.add(new Column(page.t("signature.name"), "name"));
        columns.add(new Column(page.t("signature.email"), "email"));
        columns.add(new Column(page.t("sharing.sheet.place"), "place"));
        columns.add(new Column("1", "box"));
        columns.add(new Column("2", "box"));
        for (var box : boxes()) columns.add(new Column(box.letter(), "box"));
        columns.add(new Column(page.t("sharing.sheet.signature"), "sign"));
        return page.direction().equals("rtl") ? columns.reversed() : columns;
    }

    /** The numbers of its rows. */
    public List<Integer> rows() {
        return IntStream.rangeClosed(1, ROWS).boxed().toList();
    }

    /** A box for each organisation that asks, in the order of {@link #asking}. */
    public List<Box> boxes() {
        var boxes = new ArrayList<Box>();
        for (var one : asking) {
            var letter = String.valueOf((char) ('A' + boxes.size()));
            var notice = Notice.of(one, page.language()).text();
            boxes.add(new Box(
                    letter,
                    notice.substring(0, notice.lastIndexOf('\n')),
                    one.privacyUrl().toString()));
        }
        return boxes;
    }

    /** Whose boxes a sheet gets: whose sheet it is, then leads and co-hosts, at most four. Others are asked on the site. */
    static List<Organisation> boxes(Optional<Organisation> first, List<Organisation> asking) {
        var organisations = new ArrayList<Organisation>();
        first.filter(asking::contains).ifPresent(organisations::add);
        asking.stream()
                .filter(one ->
                        organisations.stream().noneMatch(other -> other.id().equals(one.id())))
                .forEach(organisations::add);
        return organisations.stream().limit(BOXES).toList();
    }

    /** Where people sign without paper. */
    public String address() {
        return page.baseUrl() + page.href(petition.action().path());
    }

    /** The code of that address. */
    public String code() {
        var by = first.map(one -> "?partner=" + one.slug()).orElse("?src=paper");
        return picture(address() + by);
    }

    /** The code of a sheet's number, for whoever types in what stands on it. */
    public String code(SheetNumber number) {
        return picture(number.written());
    }

    /** The beginning of the text's digest. */
    public String digest() {
        return HexFormat.of().formatHex(version.sha256()).substring(0, 16);
    }

    private static String picture(String text) {
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(QrCode.png(text, 6));
    }
}
