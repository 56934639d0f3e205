package org.undersigned.delivery.pack;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.undersigned.campaign.Campaign;
import org.undersigned.foundation.html.Languages;
import org.undersigned.foundation.html.Page;
import org.undersigned.foundation.pdf.Face;
import org.undersigned.foundation.place.Regions;
import org.undersigned.petition.Petition;
import org.undersigned.statistics.Groups;

/**
 * The papers of a pack, in its language.
 *
 * @param page gives the words; its address is that of the petition
 * @param today the day on the letter, UTC
 */
record Papers(Page page, Petition petition, Pack pack, Roll roll, LocalDate today) {

    @CheckedTemplate(basePath = "delivery")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance letter(Letter letter);

        static native TemplateInstance book(Book book);

        static native TemplateInstance names(Names names);
    }

    /** The cover letter. */
    public record Letter(
            Page page,
            Petition petition,
            Campaign.Target target,
            LocalDate today,
            List<String> paragraphs,
            List<String> signedBy,
            long signatures) {}

    /** The petition itself: who asks whom for what, and how many. */
    public record Book(
            Page page,
            Petition petition,
            LocalDate today,
            long signatures,
            long named,
            long onPaper,
            Groups groups,
            long elsewhere,
            List<Groups.Group> regions,
            long inNoRegion,
            String logOrigin) {

        public String sha256() {
            return HexFormat.of().formatHex(petition.latest().sha256());
        }

        public String country(String code) {
            return Languages.country(code, page.language());
        }

        public String region(String code) {
            return Regions.name(code);
        }
    }

    /** People of one country in a volume. */
    public record Names(
            Page page, Petition petition, int volume, int volumes, List<Part> parts, int unprinted, String titled) {

        /** Whether the people of this volume alone are meant, and not all. */
        public boolean isOneOfMany() {
            return volumes > 1;
        }
    }

    /** Some people of one country. */
    public record Part(String country, List<String> names) {}

    byte[] letter() throws IOException {
        return Print.pdf(Templates.letter(new Letter(
                page,
                petition,
                petition.campaign().targets().get(pack.target()),
                today,
                Arrays.stream(pack.letter().split("\\R\\s*\\R"))
                        .map(String::strip)
                        .filter(one -> !one.isEmpty())
                        .toList(),
                pack.signedBy().lines().map(String::strip).toList(),
                roll.signatures())));
    }

    byte[] book() throws IOException {
        return Print.pdf(Templates.book(new Book(
                page,
                petition,
                today,
                roll.signatures(),
                roll.named(),
                roll.onPaper(),
                roll.byCountry(),
                roll.elsewhere(),
                roll.regions(),
                roll.inNoRegion(),
                roll.log().origin())));
    }

    /** How many volumes the names fill. */
    int volumes() {
        return (int) ((roll.named() + Pack.VOLUME - 1) / Pack.VOLUME);
    }

    /** A volume, from 1. Names that no font of ours can set rightly are counted, and stand in the tables. */
    byte[] volume(int number) throws IOException {
        var parts = new ArrayList<Part>();
        var unprinted = 0;
        long from = (number - 1L) * Pack.VOLUME;
        long at = 0;
        for (var area : roll.areas()) {
            var size = area.names().size();
            var first = Math.clamp(from - at, 0, size);
            var last = Math.clamp(from + Pack.VOLUME - at, 0, size);
            at += size;
            if (first == last) continue;
            var some = area.names().subList(first, last);
            var set = some.stream().map(Papers::bare).filter(Face::canSet).toList();
            unprinted += some.size() - set.size();
            parts.add(new Part(Languages.country(area.country(), page.language()), set));
        }
        var title = petition.latest().title().in(page.language()).text();
        return Print.pdf(Templates.names(new Names(page, petition, number, volumes(), parts, unprinted, title)));
    }

    private static final Pattern PICTURES = Pattern.compile("[\\p{So}\\p{Sk}\\p{Cf}\\x{FE0E}\\x{FE0F}]+");

    /** A name without pictures, which no font of ours has. Invisible signs stay where letters need them. */
    private static String bare(String name) {
        return PICTURES.matcher(name)
                .replaceAll(found -> {
                    var joins = found.group().equals("\u200C") || found.group().equals("\u200D");
                    return joins && found.start() > 0 && Face.changes(name.codePointBefore(found.start()))
                            ? found.group()
                            : "";
                })
                .replaceAll(" +", " ")
                .strip();
    }
}
