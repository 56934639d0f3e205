package org.undersigned.onpaper;

import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.undersigned.foundation.clock.Day;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.switches.Stop;
import org.undersigned.foundation.switches.Switches;
import org.undersigned.organisation.Organisation;
import org.undersigned.petition.Petition;
import org.undersigned.petition.Petitions;
import org.undersigned.sharing.paper.SheetNumber;
import org.undersigned.sharing.paper.Sheets;
import org.undersigned.signature.signing.AskingByPaper;
import org.undersigned.signature.signing.OnPaper;
import org.undersigned.supporter.Sealing;

/**
 * Asks those who wrote an address on paper to confirm, some at a time; while signing is stopped nobody. What the mail is written from is
 * deleted once it is owed. Before that, pages are drawn anew for numbers that moved. Where a petition takes no signatures any more, or was
 * written anew since a sheet was printed, nobody is asked: they go on counting on paper.
 */
@Singleton
final class AskingJob {

    private static final Logger LOG = Logger.getLogger(AskingJob.class);
    private static final int AT_ONCE = 100;

    /** Most mails about one petition's paper a day; the others wait. Counted in memory, so a restart begins anew. */
    private static final int A_DAY = 5_000;

    private final Db db;
    private final Petitions petitions;
    private final Sheets sheets;
    private final Sealing sealing;
    private final AskingByPaper asking;
    private final Switches switches;
    private final InstantSource clock;
    private final Map<UUID, Integer> asked = new ConcurrentHashMap<>();
    private LocalDate day = LocalDate.MIN;

    AskingJob(
            Db db,
            Petitions petitions,
            Sheets sheets,
            Sealing sealing,
            AskingByPaper asking,
            Switches switches,
            InstantSource clock) {
        this.db = db;
        this.petitions = petitions;
        this.sheets = sheets;
        this.sealing = sealing;
        this.asking = asking;
        this.switches = switches;
        this.clock = clock;
    }

    @Scheduled(every = "10s", delayed = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        db.useTransaction(PaperStore::tell);
        if (switches.isStopped(Stop.SIGNING)) return;
        var today = Day.today(clock);
        if (!today.equals(day)) asked.clear();
        day = today;
        var full = asked.entrySet().stream()
                .filter(one -> one.getValue() >= A_DAY)
                .map(Map.Entry::getKey)
                .toList();
        for (var row : db.read(handle -> PaperRowStore.owed(handle, full, AT_ONCE))) {
            try {
                // Read anew, and not held: asking waits for a transaction that may wait for whoever removes the row.
                db.inTransaction(handle -> PaperRowStore.owed(handle, row)).ifPresent(owed -> {
                    var answer = owed.again() ? Asked.NOBODY : ask(owed);
                    if (answer != Asked.LATER)
                        db.useTransaction(handle -> PaperRowStore.asked(handle, row, answer == Asked.YES));
                });
            } catch (RuntimeException e) {
                // The others are not to wait for it, and its message may carry what stands there.
                LOG.errorf(
                        "a row on paper could not be asked about: %s",
                        e.getClass().getName());
            }
        }
    }

    private enum Asked {
        YES,
        NOBODY,
        LATER
    }

    private Asked ask(PaperRowStore.Owed owed) {
        var petition = petitions.byId(owed.petition()).filter(one -> one.takesSignatures(Day.today(clock)));
        var sheet = petition.flatMap(one -> db.read(handle -> sheets.find(handle, one, new SheetNumber(owed.sheet()))));
        var fields = owed.sealed().flatMap(row -> sealing.openPaper(owed.petition(), row));
        // Who read other words is asked nothing: a yes would be given under those of now.
        if (sheet.isEmpty() || !sheet.get().current() || fields.isEmpty()) return Asked.NOBODY;
        return ask(owed, petition.get(), sheet.get(), fields.get());
    }

    private Asked ask(PaperRowStore.Owed owed, Petition petition, Sheets.Printed sheet, Map<String, String> fields) {
        var read = OnPaper.read(fields.get("name"), fields.get("email"), fields.get("postcode"), fields.get("country"));
        if (!(read instanceof OnPaper.Read.Good good)) return Asked.NOBODY;
        asked.merge(owed.petition(), 1, Integer::sum);
        var taken = asking.ask(
                        petition,
                        owed.row(),
                        good.person(),
                        fields.get("public").equals("true"),
                        fields.get("updates").equals("true"),
                        ticked(sheet, fields.get("consents")),
                        sheet.language())
                .join();
        return taken ? Asked.YES : Asked.LATER;
    }

    /** Boxes that stand on the sheet by the words of now: what is agreed to is what was read. */
    private static List<String> ticked(Sheets.Printed sheet, String consents) {
        var ticked = Arrays.asList(consents.split(" "));
        return sheet.boxes().stream()
                .filter(Objects::nonNull)
                .map(Organisation::slug)
                .filter(ticked::contains)
                .toList();
    }
}
