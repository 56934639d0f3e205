package org.undersigned.site;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** A small XML document, written from the outside in. Characters that XML cannot hold are left out. */
final class Xml {

    private static final Pattern IMPOSSIBLE =
            Pattern.compile("[^\\t\\n\\r\\u0020-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]");

    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter out;

    /** Starts the document with its outermost element and the namespace that it and all within it are in. */
    Xml(String root, String namespace) {
        try {
            out = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            out.writeStartDocument("UTF-8", "1.0");
            out.writeCharacters("\n");
            out.writeStartElement(root);
            out.writeDefaultNamespace(namespace);
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Does {@code part} inside an element; {@code attributes} are names and values in turn. */
    Xml within(String name, Runnable part, String... attributes) {
        return write(() -> {
            out.writeStartElement(name);
            for (var i = 0; i < attributes.length; i += 2)
                out.writeAttribute(attributes[i], possible(attributes[i + 1]));
            part.run();
            out.writeEndElement();
        });
    }

    /** An element that holds words alone. */
    Xml element(String name, String words, String... attributes) {
        return within(name, () -> write(() -> out.writeCharacters(possible(words))), attributes);
    }

    /** An element that holds nothing. */
    Xml empty(String name, String... attributes) {
        return within(name, () -> {}, attributes);
    }

    /** An attribute of the element that was just begun. */
    Xml attribute(String name, String value) {
        return write(() -> out.writeAttribute(name, possible(value)));
    }

    /** The finished document. */
    byte[] bytes() {
        write(out::writeEndDocument);
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private Xml write(Step step) {
        try {
            step.run();
            return this;
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String possible(String words) {
        return IMPOSSIBLE.matcher(words).replaceAll("");
    }

    private interface Step {
        void run() throws XMLStreamException;
    }
}
