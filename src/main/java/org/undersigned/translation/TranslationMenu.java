package org.undersigned.translation;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.undersigned.organisation.staff.MenuEntry;
import org.undersigned.organisation.staff.Visitor;

/** The way to translations, for everybody who works here. */
@Singleton
final class TranslationMenu implements MenuEntry {

    @Override
    public int position() {
        return 88;
    }

    @Override
    public Optional<Link> link(Visitor visitor) {
        return Optional.of(new Link(TranslationsPage.PATH, "translation.menu", 0));
    }
}
