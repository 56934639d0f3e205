package org.undersigned.donation.desk;

import de.siegmar.fastcsv.writer.CsvWriter;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.donation.Gift;
import org.undersigned.donation.GiftStore;
import org.undersigned.donation.Ledger;
import org.undersigned.donation.Quiet;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.html.CsvCell;
import org.undersigned.petition.Petition;
import org.undersigned.petition.Petitions;

/** The gifts of one organisation, payment by payment. Who gave is at Stripe, and not here. */
@Singleton
class Gifts {

    /** A page shows so many gifts, the newest. */
    static final int SHOWN = 100;

    /** A file is read in pages of as many gifts. */
    static final int PAGE = 1_000;

    private final Db db;
    private final Petitions petitions;

    Gifts(Db db, Petitions petitions) {
        this.db = db;
        this.petitions = petitions;
    }

    /**
     * One payment with its gift.
     *
     * @param petition what it was given for, if that may be told
     */
    public record Row(Gift gift, Optional<Petition> petition, Ledger.Payment payment) {

        public boolean isMonthly() {
            return gift.monthly();
        }
    }

    /** The payments of the newest gifts, the newest first. */
    List<Row> newest(UUID organisation) {
        return db.read(handle -> rows(handle, GiftStore.told(handle, organisation, Optional.empty(), SHOWN)));
    }

    private List<Row> rows(Handle handle, List<Gift> gifts) {
        var ledgers = GiftStore.ledgers(handle, gifts);
        var rows = new ArrayList<Row>();
        for (var gift : gifts)
            for (var payment : ledgers.get(gift.id()).payments())
                rows.add(new Row(gift, petitions.byId(gift.petition()).filter(one -> !Quiet.is(one)), payment));
        rows.sort(Comparator.comparing((Row row) -> row.payment().day()).reversed());
        return rows;
    }

    /** Writes all of them as a file: page by page, so that memory holds one of them however many there are. */
    void csv(UUID organisation, OutputStream out) throws IOException {
        try (var csv = CsvWriter.builder().build(new OutputStreamWriter(out, StandardCharsets.UTF_8))) {
            csv.writeRecord(
                    "day",
                    "amount",
                    "currency",
                    "often",
                    "state",
                    "refunded",
                    "disputed",
                    "petition",
                    "source",
                    "live",
                    "gift",
                    "refund_failed");
            var last = Optional.<Gift>empty();
            do {
                var after = last;
                var gifts = db.read(handle -> GiftStore.told(handle, organisation, after, PAGE));
                for (var row : db.read(handle -> rows(handle, gifts))) write(csv, row);
                last = gifts.size() < PAGE ? Optional.empty() : Optional.of(gifts.getLast());
            } while (last.isPresent());
        }
    }

    private static void write(CsvWriter csv, Row row) {
        csv.writeRecord(
                row.payment().day().toString(),
                row.payment().amount().plain(),
                row.payment().amount().currency(),
                row.isMonthly() ? "monthly" : "once",
                row.payment().state().word(),
                row.payment().isGivenBack() ? row.payment().refunded().plain() : "0",
                row.payment().disputed() ? "yes" : "no",
                row.petition().map(Petition::slug).orElse(""),
                CsvCell.safe(row.gift().source()),
                row.gift().live() ? "yes" : "no",
                row.gift().id().toString(),
                row.payment().isStillGiven() ? row.payment().kept().plain() : "0");
    }
}
