package org.undersigned.organisation;

import java.util.Set;

/** Hosts at which many have a page or a site. That two organisations name one of them says nothing about either. */
public final class SharedHosts {

    private static final Set<String> HOSTS = Set.of(
            "facebook.com",
            "fb.com",
            "fb.me",
            "instagram.com",
            "x.com",
            "twitter.com",
            "threads.net",
            "bsky.app",
            "linkedin.com",
            "youtube.com",
            "tiktok.com",
            "t.me",
            "vk.com",
            "wa.me",
            "linktr.ee",
            "sites.google.com",
            "docs.google.com",
            "notion.site",
            "github.io",
            "github.com",
            "gitlab.io",
            "netlify.app",
            "pages.dev",
            "web.app",
            "wordpress.com",
            "blogspot.com",
            "tumblr.com",
            "medium.com",
            "substack.com",
            "wixsite.com",
            "weebly.com",
            "jimdofree.com",
            "jimdosite.com",
            "squarespace.com",
            "webnode.page",
            "strikingly.com",
            "meetup.com",
            "eventbrite.com");

    private SharedHosts() {}

    /** Whether a host, in ASCII and lower case, is one of them itself, with {@code www} or without: what is below one may be somebody's own. */
    public static boolean isOne(String host) {
        return HOSTS.contains(host.replaceFirst("^www\\.", ""));
    }

    /** Whether a host, in ASCII and lower case, is one of them or below one. */
    public static boolean hold(String host) {
        for (var rest = host; !rest.isEmpty(); rest = rest.substring(rest.indexOf('.') + 1)) {
            if (HOSTS.contains(rest)) return true;
            if (rest.indexOf('.') < 0) return false;
        }
        return false;
    }
}
