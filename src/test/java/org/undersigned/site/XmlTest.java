package org.undersigned.site;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;

class XmlTest {

    @Test
    void hostile_words_stay_words_and_impossible_characters_go() throws Exception {
        var words = "<b>&amp;</b> \u0000\u0008\"']]> 😀";
        var bytes = new Xml("feed", "http://www.w3.org/2005/Atom")
                .element("title", words, "xml:lang", "en")
                .empty("link", "href", "https://a.example/?a=1&b=\"2\"")
                .bytes();
        var factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        var root = factory.newDocumentBuilder()
                .parse(new ByteArrayInputStream(bytes))
                .getDocumentElement();
        assertEquals("http://www.w3.org/2005/Atom", root.getNamespaceURI());
        var title = root.getElementsByTagNameNS("*", "title").item(0);
        assertEquals("<b>&amp;</b> \"']]> 😀", title.getTextContent());
        assertEquals("http://www.w3.org/2005/Atom", title.getNamespaceURI());
    }
}
