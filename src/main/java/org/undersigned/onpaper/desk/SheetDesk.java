package org.undersigned.onpaper.desk;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Optional;
import org.undersigned.campaign.Campaign;
import org.undersigned.campaign.Campaigns;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.html.Translated;
import org.undersigned.onpaper.Batches;
import org.undersigned.onpaper.PaperStore;
import org.undersigned.onpaper.Scans;
import org.undersigned.organisation.staff.Entered;
import org.undersigned.organisation.staff.Person;
import org.undersigned.organisation.staff.Persons;
import org.undersigned.organisation.staff.Visitor;
import org.undersigned.petition.Petition;
import org.undersigned.petition.Petitions;
import org.undersigned.sharing.paper.SheetNumber;
import org.undersigned.sharing.paper.Sheets;

/** Finds the sheet of a number that somebody typed, or says why there is none to be typed in. */
@Singleton
class SheetDesk {

    private final Campaigns campaigns;
    private final Petitions petitions;
    private final Batches batches;
    private final Scans scans;
    private final Persons persons;
    private final Db db;

    SheetDesk(Campaigns campaigns, Petitions petitions, Batches batches, Scans scans, Persons persons, Db db) {
        this.campaigns = campaigns;
        this.petitions = petitions;
        this.batches = batches;
        this.scans = scans;
        this.persons = persons;
        this.db = db;
    }

    /** What a number leads to. */
    sealed interface Found {
        /** A sheet that can be typed in. */
        record Open(Sheets.Printed sheet) implements Found {}

        /** None; {@code reason} is the key of why, {@code by} who typed it in already. */
        record No(String reason, Optional<PaperStore.By> by) implements Found {}
    }

    /**
     * Why a sheet cannot be typed in.
     *
     * @param organisation whose people typed it in already; null if nobody did
     * @param name of the member who did, if the visitor is of the same organisation; empty otherwise
     */
    public record Refused(
            Petition petition, Entered entered, String reason, Translated organisation, String name, LocalDate on) {

        public String above() {
            return Seat.path(petition);
        }

        public String path() {
            return above() + "/sheet";
        }
    }

    Seat seat(Visitor visitor, String campaign, String slug) {
        return Seat.of(visitor, campaigns, petitions, campaign, slug);
    }

    /** The sheet of a typed number. */
    Found find(Seat seat, String typed) {
        var refusal = seat.refusal();
        if (refusal.isPresent()) return no(refusal.get());
        var number = SheetNumber.parse(typed);
        if (number.isEmpty()) return no("onpaper.wrong.sheet");
        var sheet = batches.sheet(seat.petition(), number.get());
        if (sheet.isEmpty()) return no("onpaper.wrong.otherSheet");
        if (!seat.types(sheet.get())) return no("onpaper.wrong.notYours");
        return batches.typed(number.get())
                .<Found>map(by -> new Found.No("onpaper.wrong.typed", Optional.of(by)))
                .orElseGet(() -> new Found.Open(sheet.get()));
    }

    private static Found no(String reason) {
        return new Found.No(reason, Optional.empty());
    }

    /** The picture of a sheet, if the visitor may see it: of its organisation, or as a lead; never as an operator. */
    Scans.Found picture(Seat seat, SheetNumber number) {
        if (seat.member().isEmpty()) return new Scans.Found.None();
        return scans.find(seat.petition(), number, seat.only(), seat.visitor().person());
    }

    /** Opens it to the visitor; false if there is none for them. */
    boolean open(Seat seat, SheetNumber number) {
        if (picture(seat, number) instanceof Scans.Found.None) return false;
        scans.open(seat.petition(), number, seat.visitor().person());
        return true;
    }

    /** Keeps one. */
    Scans.Kept keep(Seat seat, Sheets.Printed sheet, byte[] file) {
        return scans.save(
                seat.petition(),
                sheet.number(),
                seat.acting().organisation(),
                seat.visitor().person(),
                file);
    }

    /** What the page says of it. */
    Refused refused(Seat seat, Found.No no, Entered entered) {
        var organisation = no.by()
                .flatMap(by -> seat.petition().campaign().partners().stream()
                        .map(Campaign.Partner::organisation)
                        .filter(one -> one.id().equals(by.organisation()))
                        .findFirst());
        var name = no.by()
                .filter(by -> seat.member()
                        .filter(one -> one.organisation().equals(by.organisation()))
                        .isPresent())
                .flatMap(by -> db.read(handle -> persons.byId(handle, by.person())))
                .map(Person::name)
                .orElse("");
        return new Refused(
                seat.petition(),
                entered,
                no.reason(),
                organisation.map(one -> one.name()).orElse(null),
                name,
                no.by().map(PaperStore.By::on).orElse(null));
    }
}
