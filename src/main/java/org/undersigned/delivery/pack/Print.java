package org.undersigned.delivery.pack;

import io.quarkus.qute.TemplateInstance;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.undersigned.foundation.pdf.Face;
import org.undersigned.foundation.pdf.Pdf;

/** Turns a template of {@code delivery/} into a tagged PDF with the fonts that its words need. */
final class Print {

    /** Stands in the style sheet for the names of the fonts. */
    private static final String FACES = "FACES-THAT-ARE-NEEDED";

    private Print() {}

    static byte[] pdf(TemplateInstance page) throws IOException {
        // Vowel marks of Arabic: print leaves them out, and the drawing library tears the words at them.
        var html = page.render().replaceAll("[\\u064B-\\u0652]", "");
        var needed = Face.needed(List.of(html));
        var all = new ArrayList<>(needed);
        all.add(Face.SERIF_BOLD);
        if (needed.contains(Face.SANS_ARABIC)) all.add(Face.NASKH_BOLD);
        return Pdf.tagged(html.replace(FACES, Face.families(needed)), all);
    }
}
