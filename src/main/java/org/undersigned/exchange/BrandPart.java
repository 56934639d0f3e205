package org.undersigned.exchange;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.undersigned.campaign.brand.Brand;

/** What the own link of an organisation that leads looks like, as a campaign file says it. */
public record BrandPart(Optional<String> colour, Optional<PictureFile> logo) {

    Brand stored(Handle handle, Instant now) {
        return new Brand(colour, logo.map(one -> one.stored(handle, now)));
    }
}
