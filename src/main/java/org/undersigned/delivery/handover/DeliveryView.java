package org.undersigned.delivery.handover;

import java.time.LocalDate;
import org.undersigned.campaign.Campaign;
import org.undersigned.delivery.pack.ReadyPack;
import org.undersigned.foundation.html.Languages;
import org.undersigned.petition.Petition;

/**
 * A delivery as a page shows it.
 *
 * @param days since it was handed over
 */
public record DeliveryView(Petition petition, Delivery delivery, long days) {

    public Campaign.Target target() {
        return petition.campaign().targets().get(delivery.target());
    }

    /** The target of what stands, or stood before a correction. */
    public Campaign.Target target(Delivery.HandOver handOver) {
        return petition.campaign().targets().get(handOver.target());
    }

    /** The target that a pack was made for. */
    public Campaign.Target target(ReadyPack pack) {
        return petition.campaign().targets().get(pack.target());
    }

    /** Key of how it was handed over. */
    public String way(Delivery.HandOver handOver) {
        return "delivery.way." + handOver.way().word();
    }

    /** The pack that was handed over; null if none was. */
    public ReadyPack pack(Delivery.HandOver handOver) {
        return handOver.pack().orElse(null);
    }

    public boolean isAcknowledged() {
        return delivery.acknowledgedOn().isPresent();
    }

    /** The day on which the office said that it has it; asked for only if it did. */
    public LocalDate receivedOn() {
        return delivery.acknowledgedOn().orElseThrow();
    }

    public boolean isAnswered() {
        return delivery.response().isPresent();
    }

    /** Asked for only if it {@link #isAnswered}. */
    public Delivery.Response answer() {
        return delivery.response().orElseThrow();
    }

    /** Key of what the answer was. */
    public String answerWords() {
        return words(answer());
    }

    /** The same of any answer, such as the one before a correction. */
    public String words(Delivery.Response answer) {
        return "delivery.answer." + answer.kind().word();
    }

    /** Where it can be read; null if it stands nowhere else. */
    public String answerUrl() {
        return answer().url().orElse(null);
    }

    /** Words for the photo; null if there is none. */
    public String photoText() {
        return delivery.photo().orElse(null);
    }

    /** Address of the photo. */
    public String photo() {
        return petition.action().path() + "/deliveries/" + delivery.id() + ".jpg";
    }

    /** Address of the manifest. */
    public String manifest() {
        return petition.action().path() + "/deliveries/" + delivery.id() + "/manifest.json";
    }

    /** Address of the manifest of a pack that stood there before a correction. */
    public String manifest(ReadyPack before) {
        return petition.action().path() + "/deliveries/" + delivery.id() + "/packs/" + before.id() + ".json";
    }

    /** Direction of what staff wrote. */
    public String direction() {
        return Languages.direction(delivery.language());
    }
}
