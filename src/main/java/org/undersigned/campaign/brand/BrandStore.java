package org.undersigned.campaign.brand;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.db.Column;
import org.undersigned.foundation.picture.PictureName;

/** All SQL about the brands of organisations. */
final class BrandStore {

    private BrandStore() {}

    /** Every brand, by organisation. */
    static Map<UUID, Brand> all(Handle handle) {
        return handle.select("SELECT organisation, colour, logo FROM brand")
                .map((row, context) -> Map.entry(
                        Column.uuid(row, "organisation"),
                        new Brand(
                                Optional.ofNullable(row.getString("colour")),
                                Optional.ofNullable(row.getString("logo")).flatMap(PictureName::parse))))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Notes it at the campaigns that an organisation leads: their files say what its brand is. */
    static void changedByStaff(Handle handle, UUID organisation) {
        handle.execute("""
                UPDATE campaign SET changed_by_staff = true
                 WHERE NOT changed_by_staff AND id IN (SELECT campaign FROM partner WHERE organisation = ? AND role = 'lead')
                """, organisation);
    }

    /** Keeps one in place of the one that was there. */
    static void put(Handle handle, UUID organisation, Brand brand) {
        handle.execute("DELETE FROM brand WHERE organisation = ?", organisation);
        if (brand.equals(Brand.NONE)) return;
        handle.createUpdate("INSERT INTO brand (organisation, colour, logo) VALUES (:organisation, :colour, :logo)")
                .bind("organisation", organisation)
                .bind("colour", brand.colour().orElse(null))
                .bind("logo", brand.logo().map(PictureName::file).orElse(null))
                .execute();
    }
}
