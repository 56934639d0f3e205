package org.undersigned.embed;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.undersigned.campaign.Campaign;
import org.undersigned.campaign.brand.Brand;
import org.undersigned.campaign.brand.Brands;

/** Which colour a frame has whose page asks for none: that of the partner's own link, or else that of the campaign. */
@Singleton
final class Looks {

    private final Brands brands;

    Looks(Brands brands) {
        this.brands = brands;
    }

    /** The address with a colour, as far as anybody chose one. */
    FrameAddress dressed(FrameAddress address) {
        return new FrameAddress(
                address.petition(),
                address.language(),
                address.partner(),
                address.theme().orAccent(colour(address)),
                address.host(),
                address.preview(),
                address.origins());
    }

    private Optional<String> colour(FrameAddress address) {
        var campaign = address.petition().campaign();
        return address.partner()
                .flatMap(campaign::partner)
                .map(Campaign.Partner::organisation)
                .map(organisation -> brands.of(organisation.id()))
                .flatMap(Brand::colour)
                .or(campaign::colour);
    }
}
