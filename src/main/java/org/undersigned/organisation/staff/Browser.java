package org.undersigned.organisation.staff;

import java.util.LinkedHashMap;
import java.util.Map;

/** The kind of a browser, as its owner would say it. */
final class Browser {

    /** In this order: each names those after it, too. */
    private static final Map<String, String> BROWSERS = ordered(
            "Edg",
            "Edge",
            "OPR/",
            "Opera",
            "Firefox/",
            "Firefox",
            "FxiOS",
            "Firefox",
            "CriOS",
            "Chrome",
            "Chrom",
            "Chrome",
            "Safari/",
            "Safari");

    private static final Map<String, String> SYSTEMS = ordered(
            "Android",
            "Android",
            "iPhone",
            "iPhone",
            "iPad",
            "iPad",
            "Windows",
            "Windows",
            "Mac OS",
            "macOS",
            "CrOS",
            "ChromeOS",
            "Linux",
            "Linux");

    private Browser() {}

    /** Such as {@code Firefox, Linux}; nothing of it that would tell one device from another. Empty if it says nothing known. */
    static String kind(String agent) {
        if (agent == null) return "";
        var browser = first(BROWSERS, agent);
        var system = first(SYSTEMS, agent);
        return browser.isEmpty() || system.isEmpty() ? browser + system : browser + ", " + system;
    }

    private static String first(Map<String, String> kinds, String agent) {
        return kinds.entrySet().stream()
                .filter(kind -> agent.contains(kind.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }

    private static Map<String, String> ordered(String... pairs) {
        var map = new LinkedHashMap<String, String>();
        for (int i = 0; i < pairs.length; i += 2) map.put(pairs[i], pairs[i + 1]);
        return map;
    }
}
