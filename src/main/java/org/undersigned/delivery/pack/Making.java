package org.undersigned.delivery.pack;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.undersigned.foundation.clock.Day;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.http.Site;
import org.undersigned.foundation.keys.AgeFile;
import org.undersigned.foundation.keys.Mac;
import org.undersigned.log.LogKeys;
import org.undersigned.petition.Petition;
import org.undersigned.petition.PetitionView;

/**
 * What happens when a pack is made: the names are read as of one moment, the papers drawn side by side, what names somebody is locked,
 * and the manifest over all of it is signed.
 */
@Singleton
class Making {

    /** Volumes that are drawn at a time. Each takes some 150 MB while it is drawn. */
    private static final int SIDE_BY_SIDE = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 2);

    /** A sheet has room for 1,048,576 rows. */
    private static final int LONGEST_SHEET = 1_000_000;

    private final Db db;
    private final Rolls rolls;
    private final ManifestKey key;
    private final LogKeys logKeys;
    private final Site site;
    private final InstantSource clock;
    private final String version;

    Making(
            Db db,
            Rolls rolls,
            ManifestKey key,
            LogKeys logKeys,
            Site site,
            InstantSource clock,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        this.db = db;
        this.rolls = rolls;
        this.key = key;
        this.logKeys = logKeys;
        this.site = site;
        this.clock = clock;
        this.version = version;
    }

    /** How a file comes about. */
    private interface Drawing {
        byte[] draw() throws IOException;
    }

    private record Sheet(String name, boolean personal, Drawing drawing) {}

    /** Makes the files and the manifest of a pack and stores them, with its progress. */
    void make(Pack pack, Petition petition, List<String> others) throws IOException, InterruptedException {
        var roll = rolls.of(petition, pack.withNames(), pack.language());
        var made = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        var page = PetitionView.page(
                petition,
                pack.language(),
                petition.action().path(),
                petition.latest().title().in(pack.language()).text(),
                site);
        var papers = new Papers(page, petition, pack, roll, Day.of(made));
        var sheets = sheets(papers);
        db.useTransaction(handle -> PackStore.total(handle, pack.id(), sheets.size(), clock.instant()));
        var recipients = new ArrayList<>(others);
        recipients.add(key.recipient());
        var entries = drawn(pack, sheets, recipients);
        var manifest = key.sign(manifest(papers, made.toString(), entries));
        db.useTransaction(handle -> PackStore.ready(
                handle, pack.id(), new Pack.Made(made, roll.signatures(), roll.named(), manifest.encode())));
    }

    private List<Sheet> sheets(Papers papers) {
        var roll = papers.roll();
        var sheets = new ArrayList<Sheet>();
        sheets.add(new Sheet("letter.pdf", false, papers::letter));
        sheets.add(new Sheet("petition.pdf", false, papers::book));
        sheets.add(new Sheet("numbers.csv", false, () -> Sheets.numbers(roll, papers.page())));
        if (!roll.regions().isEmpty())
            sheets.add(new Sheet("regions.csv", false, () -> Sheets.regions(roll, papers.page())));
        var volumes = papers.volumes();
        for (int i = 1; i <= volumes; i++) {
            var number = i;
            sheets.add(new Sheet("names-%03d-of-%03d.pdf".formatted(i, volumes), true, () -> papers.volume(number)));
        }
        if (!roll.paper().isEmpty()) sheets.add(new Sheet("names-on-paper.csv", true, () -> Sheets.csv(roll.paper())));
        if (roll.named() == 0) return sheets;
        sheets.add(new Sheet("names.csv", true, () -> Sheets.csv(roll.areas())));
        if (roll.named() < LONGEST_SHEET)
            sheets.add(new Sheet("names.xlsx", true, () -> Sheets.workbook(roll.areas())));
        for (var area : roll.areas())
            sheets.add(new Sheet("names-" + area.country() + ".csv", true, () -> Sheets.csv(List.of(area))));
        return sheets;
    }

    /** Draws and stores every file; the entries are in the order of the sheets. */
    private List<Manifest.Entry> drawn(Pack pack, List<Sheet> sheets, List<String> recipients)
            throws IOException, InterruptedException {
        try (var hands = Executors.newFixedThreadPool(
                SIDE_BY_SIDE, Thread.ofPlatform().name("pack-", 0).factory())) {
            var waiting = new ArrayList<java.util.concurrent.Future<Manifest.Entry>>();
            for (int i = 0; i < sheets.size(); i++) {
                var number = i;
                waiting.add(hands.submit(() -> drawn(pack, number, sheets.get(number), recipients)));
            }
            try {
                var entries = new ArrayList<Manifest.Entry>();
                for (var one : waiting) entries.add(one.get());
                return entries;
            } catch (ExecutionException e) {
                hands.shutdownNow();
                throw new IOException("a file could not be drawn", e.getCause());
            }
        }
    }

    private Manifest.Entry drawn(Pack pack, int number, Sheet sheet, List<String> recipients) throws IOException {
        var plain = sheet.drawing.draw();
        var open = entry(sheet.name, plain, null);
        var stored = sheet.personal ? AgeFile.seal(plain, recipients) : plain;
        var entry = sheet.personal ? entry(sheet.name + ".age", stored, open) : open;
        db.useTransaction(handle ->
                PackStore.add(handle, pack.id(), number, entry.name(), sheet.personal, stored, clock.instant()));
        return entry;
    }

    private static Manifest.Entry entry(String name, byte[] bytes, Manifest.Entry opened) {
        return new Manifest.Entry(name, bytes.length, HexFormat.of().formatHex(Mac.sha256(bytes)), opened);
    }

    private Manifest manifest(Papers papers, String made, List<Manifest.Entry> entries) {
        var petition = papers.petition();
        var roll = papers.roll();
        var latest = petition.latest();
        var log = roll.log();
        var areas = roll.byCountry().shown().stream()
                .map(group -> new Manifest.Area(group.name(), group.number()))
                .toList();
        return new Manifest(
                Manifest.FORMAT,
                "undersigned " + version,
                papers.pack().id().toString(),
                made,
                papers.pack().language(),
                new Manifest.Subject(
                        site.baseUrl() + petition.action().path(),
                        // What JSON writers escape differently is in no title that people read.
                        papers.page().title().replaceAll("\\p{C}", " "),
                        latest.number(),
                        HexFormat.of().formatHex(latest.sha256())),
                new Manifest.Counts(
                        roll.signatures(),
                        roll.named(),
                        areas,
                        roll.elsewhere(),
                        roll.onPaper() > 0 ? roll.onPaper() : null),
                new Manifest.Log(
                        log.origin(),
                        signed(log.countNote(), log.origin() + "/count"),
                        signed(log.signaturesNote(), log.origin() + "/signatures"),
                        signed(log.withdrawalsNote(), log.origin() + "/withdrawals")),
                entries,
                key.verifier().encode(),
                null);
    }

    private Manifest.Signed signed(byte[] note, String name) {
        return new Manifest.Signed(
                new String(note, java.nio.charset.StandardCharsets.UTF_8),
                logKeys.verifier(name).encode());
    }
}
