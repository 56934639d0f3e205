package org.undersigned.delivery.pack;

import com.ibm.icu.text.Collator;
import com.ibm.icu.util.ULocale;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.undersigned.foundation.db.Db;
import org.undersigned.log.PublishedLogs;
import org.undersigned.onpaper.PaperRollStore;
import org.undersigned.petition.Petition;
import org.undersigned.statistics.Groups;
import org.undersigned.supporter.SealedRow;
import org.undersigned.supporter.Sealing;

/** Reads what a pack tells of the signatures, the number and the names as of one moment. */
@Singleton
class Rolls {

    private final Db db;
    private final PublishedLogs logs;
    private final Sealing sealing;

    Rolls(Db db, PublishedLogs logs, Sealing sealing) {
        this.db = db;
        this.logs = logs;
        this.sealing = sealing;
    }

    /**
     * The roll of a petition.
     *
     * @param withNames whether anybody is named in it
     * @param language whose alphabet orders the names
     * @throws IllegalStateException if the petition's logs are not opened yet
     */
    Roll of(Petition petition, boolean withNames, String language) {
        record Read(
                PublishedLogs.State log,
                Groups countries,
                Groups regions,
                Map<String, List<String>> names,
                long onPaper,
                Map<String, List<String>> paper) {}
        var read = db.inTransaction(handle -> {
            RollStore.oneMoment(handle);
            var log = logs.in(handle, petition.id()).orElseThrow(() -> new IllegalStateException("no log yet"));
            var countries = Groups.inPublic(Groups.Kind.COUNTRY, RollStore.byCountry(handle, petition.id()));
            var regions = Groups.inPublic(Groups.Kind.REGION, RollStore.byRegion(handle, petition.id()));
            var names = new HashMap<String, List<String>>();
            if (withNames)
                RollStore.eachNamed(
                        handle,
                        petition.id(),
                        (country, row) -> sealing.openPublication(petition.id(), row)
                                .map(fields -> printable(fields.getOrDefault("name", "")))
                                .filter(name -> !name.isEmpty())
                                .ifPresent(name -> names.computeIfAbsent(country, one -> new ArrayList<>())
                                        .add(name)));
            var words = petition.latest().sha256();
            var paper = new HashMap<String, List<String>>();
            if (withNames) PaperRollStore.eachNamed(handle, petition.id(), words, row -> named(petition, row, paper));
            var onPaper = PaperRollStore.number(handle, petition.id(), words);
            return new Read(log, countries, regions, names, onPaper, paper);
        });
        // Outside the transaction, which the database ends if nothing happens in it for some seconds.
        return new Roll(
                read.log,
                read.countries,
                read.regions,
                areas(read.names, language),
                read.onPaper,
                areas(read.paper, language));
    }

    private void named(Petition petition, SealedRow row, Map<String, List<String>> into) {
        sealing.openPublication(petition.id(), row).ifPresent(fields -> {
            var name = printable(fields.getOrDefault("name", ""));
            if (!name.isEmpty())
                into.computeIfAbsent(fields.getOrDefault("country", ""), one -> new ArrayList<>())
                        .add(name);
        });
    }

    /** By number of names, so that the order says nothing of when anybody signed. */
    private static List<Roll.Area> areas(Map<String, List<String>> names, String language) {
        var alphabet = Collator.getInstance(new ULocale(language)).freeze();
        return names.entrySet().stream()
                .map(entry -> new Roll.Area(
                        entry.getKey(),
                        entry.getValue().stream().sorted(alphabet::compare).toList()))
                .sorted(Comparator.comparingInt(
                                (Roll.Area area) -> -area.names().size())
                        .thenComparing(Roll.Area::country))
                .toList();
    }

    /** A name in one line, without what no document can hold. */
    private static String printable(String name) {
        return name.replaceAll("[\\p{Cc}\\p{Cs}\\p{Co}\\p{Cn}\\s]+", " ").strip();
    }
}
