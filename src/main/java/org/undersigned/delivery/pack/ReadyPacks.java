package org.undersigned.delivery.pack;

import jakarta.inject.Singleton;
import java.util.List;
import org.undersigned.foundation.db.Db;
import org.undersigned.petition.Petition;

/** The packs that can be handed over. */
@Singleton
public final class ReadyPacks {

    private final Db db;

    ReadyPacks(Db db) {
        this.db = db;
    }

    /** Those of a petition, the newest first. */
    public List<ReadyPack> of(Petition petition) {
        return db.read(handle -> PackStore.of(handle, petition.id())).stream()
                .flatMap(pack -> pack.made().stream()
                        .map(made -> new ReadyPack(pack.id().toString(), pack.target(), made.at(), made.signatures())))
                .toList();
    }
}
