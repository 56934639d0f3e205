package org.undersigned.foundation.pdf;

import org.apache.fontbox.FontBoxFont;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.pdmodel.font.CIDFontMapping;
import org.apache.pdfbox.pdmodel.font.FontMapper;
import org.apache.pdfbox.pdmodel.font.FontMappers;
import org.apache.pdfbox.pdmodel.font.FontMapping;
import org.apache.pdfbox.pdmodel.font.PDCIDSystemInfo;
import org.apache.pdfbox.pdmodel.font.PDFontDescriptor;

/**
 * Keeps PDFBox from looking for fonts on the machine. It would for every document, because openhtmltopdf prepares Helvetica for
 * forms even where there is none; the first search takes seconds and leaves a file in the home of whoever runs this. Our documents
 * carry their fonts, so nothing is ever drawn with what is answered here.
 */
final class NoSystemFonts implements FontMapper {

    private NoSystemFonts() {}

    /** From now on, for the whole program. */
    static void install() {
        FontMappers.set(new NoSystemFonts());
    }

    @Override
    public FontMapping<TrueTypeFont> getTrueTypeFont(String name, PDFontDescriptor descriptor) {
        return new FontMapping<>(null, false);
    }

    @Override
    public FontMapping<FontBoxFont> getFontBoxFont(String name, PDFontDescriptor descriptor) {
        return new FontMapping<>(null, false);
    }

    @Override
    public CIDFontMapping getCIDFont(String name, PDFontDescriptor descriptor, PDCIDSystemInfo system) {
        return new CIDFontMapping(null, null, false);
    }
}
