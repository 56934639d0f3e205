package org.undersigned.campaign;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Links by which a reader passes a page on. They are plain links: nothing is loaded from those services, and they learn of a
 * reader only when he or she follows one.
 *
 * @param url the address to pass on
 * @param text the words that go before it
 * @param hashtags with their {@code #}
 */
public record Share(String url, String text, List<String> hashtags) {

    public String mail() {
        return "mailto:?subject=" + encoded(text) + "&body=" + encoded(text + "\n\n" + url);
    }

    public String sms() {
        return "sms:?&body=" + encoded(text + " " + url);
    }

    public String whatsapp() {
        return "https://wa.me/?text=" + encoded(text + " " + url);
    }

    public String telegram() {
        return "https://t.me/share/url?url=" + encoded(url) + "&text=" + encoded(text);
    }

    public String facebook() {
        return "https://www.facebook.com/sharer/sharer.php?u=" + encoded(url);
    }

    public String bluesky() {
        return "https://bsky.app/intent/compose?text=" + encoded(tagged());
    }

    private String tagged() {
        return (text + " " + url + " " + String.join(" ", hashtags)).strip();
    }

    private static String encoded(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
