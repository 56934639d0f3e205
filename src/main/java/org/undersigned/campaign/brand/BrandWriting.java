package org.undersigned.campaign.brand;

import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** The brands of organisations as campaign files read and write them, in the caller's transaction, which notes what changed. */
public final class BrandWriting {

    private BrandWriting() {}

    /** Every brand as it stands in this transaction, by organisation. */
    public static Map<UUID, Brand> stored(Handle handle) {
        return BrandStore.all(handle);
    }

    /** Keeps one in place of the one that was there. Its logo is kept already. */
    public static void save(Handle handle, UUID organisation, Brand brand) {
        BrandStore.put(handle, organisation, brand);
    }
}
