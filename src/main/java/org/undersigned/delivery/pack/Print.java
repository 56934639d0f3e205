package org.undersigned.delivery.pack;

import io.quarkus.qute.TemplateInstance;
import java.io.IOException;
import org.undersigned.foundation.pdf.Pdf;

/** Turns a template of {@code delivery/} into a tagged PDF with the fonts that its words need. */
final class Print {

    private Print() {}

    static byte[] pdf(TemplateInstance page) throws IOException {
        return Pdf.paper(page.render());
    }
}
