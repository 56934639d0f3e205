package org.undersigned.campaign.brand;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.undersigned.audit.AuditActions;
import org.undersigned.audit.AuditLog;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.db.Publication;
import org.undersigned.foundation.db.Published;
import org.undersigned.foundation.picture.Picture;
import org.undersigned.foundation.picture.PictureStore;

/** The brands of organisations, held in memory for public pages. */
@Singleton
public final class Brands {

    private final Db db;
    private final AuditLog audit;
    private final InstantSource clock;
    private final Published.Registry registry;
    private final Published<Map<UUID, Brand>> brands;

    Brands(Db db, AuditLog audit, InstantSource clock, Published.Registry registry) {
        this.db = db;
        this.audit = audit;
        this.clock = clock;
        this.registry = registry;
        this.brands = registry.publish(BrandStore::all);
    }

    /** What an organisation chose. */
    public Brand of(UUID organisation) {
        return brands.get().getOrDefault(organisation, Brand.NONE);
    }

    /**
     * Keeps what an organisation chose, and notes who did. Callers have checked who answers for it.
     *
     * @param drawn a new logo; otherwise that of {@code brand} is one that is there
     */
    public void choose(
            UUID organisation, String slug, Brand brand, Optional<Picture.Looked.Drawn> drawn, String actor) {
        var kept =
                new Brand(brand.colour(), drawn.map(Picture.Looked.Drawn::name).or(brand::logo));
        db.useTransaction(handle -> {
            drawn.ifPresent(picture -> PictureStore.keep(handle, picture, clock.instant()));
            BrandStore.put(handle, organisation, kept);
            BrandStore.changedByStaff(handle, organisation);
            audit.record(handle, actor, AuditActions.ORGANISATION_BRAND, "organisation " + slug, kept.words());
            Publication.changed(handle);
        });
        registry.refresh();
    }
}
