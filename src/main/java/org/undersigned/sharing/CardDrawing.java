package org.undersigned.sharing;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.undersigned.petition.Petition;

/** Hands out cards to those who pack them up. */
@Singleton
public final class CardDrawing {

    private final CardAddresses addresses;
    private final CardShelf shelf;

    CardDrawing(CardAddresses addresses, CardShelf shelf) {
        this.addresses = addresses;
        this.shelf = shelf;
    }

    /** The card that is shared, as PNG; waits until it is drawn. Nothing if it cannot be now. */
    public Optional<byte[]> png(Petition petition, String language) {
        var html = addresses.card(petition, language).html();
        return switch (shelf.picture(CardAddresses.shared(petition, language), html)
                .join()) {
            case CardShelf.Found.Picture card -> Optional.of(card.png());
            case CardShelf.Found.Busy busy -> Optional.empty();
            case CardShelf.Found.Broken broken -> Optional.empty();
        };
    }
}
