package org.undersigned.delivery.handover;

import java.time.LocalDate;
import org.undersigned.campaign.Campaign;
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

    /** Key of how it was handed over. */
    public String way() {
        return "delivery.way." + delivery.way().word();
    }

    /** The target that stood there before a correction. */
    public Campaign.Target target(Delivery.HandOver before) {
        return petition.campaign().targets().get(before.target());
    }

    /** Key of how it was handed over as it stood before a correction. */
    public String way(Delivery.HandOver before) {
        return "delivery.way." + before.way().word();
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

    /** Direction of what staff wrote. */
    public String direction() {
        return Languages.direction(delivery.language());
    }

    /** Whether it has a place, and not only a way. */
    public boolean hasPlace() {
        return !delivery.place().isEmpty();
    }
}
