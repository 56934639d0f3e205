package org.undersigned.organisation.staff;

import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.undersigned.foundation.html.Languages;
import org.undersigned.foundation.html.Messages;
import org.undersigned.foundation.html.Page;
import org.undersigned.foundation.http.Site;

/** Makes the frame of a page: menu, title, language. */
@Singleton
public final class Frames {

    private final Site site;
    private final List<MenuEntry> entries;

    Frames(Site site, @All List<MenuEntry> entries) {
        this.site = site;
        this.entries = entries.stream()
                .sorted(Comparator.comparingInt(MenuEntry::position))
                .toList();
    }

    /** The frame of a page for a visitor, in their language. */
    public Frame of(Visitor visitor, String path, String title, Object... arguments) {
        var links =
                entries.stream().flatMap(entry -> entry.link(visitor).stream()).toList();
        return new Frame(page(visitor.person().language(), path, title, arguments), Optional.of(visitor), links);
    }

    /** The frame of a page for somebody who is not signed in. */
    public Frame outside(String language, String path, String title, Object... arguments) {
        return new Frame(page(language, path, title, arguments), Optional.empty(), List.of());
    }

    /** A language that somebody asked for, if there is such a one; the main language otherwise. */
    public static String language(String asked) {
        return Languages.all().contains(asked) ? asked : Languages.MAIN;
    }

    private Page page(String language, String path, String title, Object... arguments) {
        return Page.of(language, path, Messages.of(language).t(title, arguments), site.baseUrl())
                .in(List.of(language))
                .hidden();
    }
}
