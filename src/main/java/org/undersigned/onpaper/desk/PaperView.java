package org.undersigned.onpaper.desk;

import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.undersigned.campaign.Campaign;
import org.undersigned.foundation.html.Translated;
import org.undersigned.onpaper.Batches;
import org.undersigned.onpaper.PaperBatch;
import org.undersigned.petition.Petition;
import org.undersigned.sharing.paper.SheetNumber;

/**
 * What the page of a petition's paper shows.
 *
 * @param refusal key of why none is taken in; empty if it is
 * @param types whether the visitor may type in
 * @param above where the visitor came from
 * @param waiting batches that nobody has checked yet
 * @param counted those that count
 * @param sums of all of them, listed or not
 * @param looks whether the visitor may see pictures, and of which organisation alone
 */
public record PaperView(
        Petition petition,
        UUID person,
        String note,
        String refusal,
        boolean types,
        String above,
        List<PaperBatch> waiting,
        List<PaperBatch> counted,
        Batches.Sums sums,
        Predicate<UUID> looks) {

    static PaperView of(Seat seat, Batches batches, String note) {
        var found = batches(seat, batches);
        return new PaperView(
                seat.petition(),
                seat.visitor().person().id(),
                note,
                seat.refusal().orElse(""),
                seat.member().isPresent() && seat.refusal().isEmpty(),
                seat.above(),
                found.stream().filter(one -> !one.isChecked()).toList(),
                found.stream().filter(PaperBatch::isChecked).toList(),
                batches.sums(seat.petition(), seat.only()),
                organisation -> seat.member().isPresent()
                        && (seat.only().isEmpty() || seat.only().get().equals(organisation)));
    }

    /** Whether more batches are there than a page names. */
    public boolean isLong() {
        return waiting.size() + counted.size() >= Batches.MOST;
    }

    /** Whether there is a picture of a batch's first sheet that the visitor may open. */
    public boolean isPictured(PaperBatch batch) {
        return batch.pictured().filter(looks).isPresent();
    }

    /** Those that the visitor sees. */
    static List<PaperBatch> batches(Seat seat, Batches batches) {
        return seat.only().map(own -> batches.of(seat.petition(), own)).orElseGet(() -> batches.all(seat.petition()));
    }

    public String path() {
        return Seat.path(petition);
    }

    /** The first number of a batch, as it is printed. */
    public String number(PaperBatch batch) {
        return new SheetNumber(batch.first()).written();
    }

    /** Whose people typed a batch in. */
    public Translated by(PaperBatch batch) {
        return petition.campaign().partners().stream()
                .map(Campaign.Partner::organisation)
                .filter(one -> one.id().equals(batch.organisation()))
                .findFirst()
                .map(one -> one.name())
                .orElse(petition.campaign().coalition().name());
    }

    /** Whether the visitor typed it in, and cannot check it. */
    public boolean isOwn(PaperBatch batch) {
        return batch.typedBy().equals(person);
    }
}
