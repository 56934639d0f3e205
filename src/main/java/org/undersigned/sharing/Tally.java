package org.undersigned.sharing;

import jakarta.inject.Singleton;
import org.undersigned.foundation.db.Db;
import org.undersigned.petition.Petition;
import org.undersigned.signature.Referral;

/**
 * How many signed after opening somebody's link, for that person alone. A few are not told: whoever gives a link to one friend would learn of that
 * friend that they signed. Under {@code high-risk} none are, as the log keeps them back, too.
 */
@Singleton
final class Tally {

    private final Db db;

    Tally(Db db) {
        this.db = db;
    }

    /** Fewer are not told. */
    static final long FEWEST = 3;

    /** Of those who came by the link with {@code code}, how many count; 0 if they are few. */
    long of(Petition petition, String code) {
        if (petition.isHighRisk()) return 0;
        var brought = db.read(handle -> SharingStore.brought(handle, petition.id(), Referral.source(code)));
        return brought < FEWEST ? 0 : brought;
    }
}
