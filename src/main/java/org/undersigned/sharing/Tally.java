package org.undersigned.sharing;

import jakarta.inject.Singleton;
import org.undersigned.foundation.db.Db;
import org.undersigned.petition.Petition;
import org.undersigned.signature.Referral;

/** How many signed after opening somebody's link: the number and nothing else, for whoever has the link. */
@Singleton
final class Tally {

    private final Db db;

    Tally(Db db) {
        this.db = db;
    }

    /** Of those who came by the link with {@code code}, how many count; 0 if there is no code. */
    long of(Petition petition, String code) {
        if (code.isEmpty()) return 0;
        return db.read(handle -> SharingStore.brought(handle, petition.id(), Referral.source(code)));
    }
}
