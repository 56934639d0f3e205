package org.undersigned.petition;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.campaign.Campaign;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.keys.Mac;

/**
 * An organisation's approval of a petition's words, together with what is said in its own name.
 *
 * @param sha256 of what it saw
 * @param onPaper whether whoever runs the site recorded it
 */
public record TextAcceptance(UUID organisation, byte[] sha256, LocalDate dated, boolean onPaper) {

    /**
     * SHA-256 of what an organisation approves: the digest of the petition's text; and as JSON the sign-ons and quotes that others
     * wrote in its name, the statement that they stand in, and its announcements. Another word means another digest.
     */
    public static byte[] digest(Petition petition, UUID organisation) {
        var text = HexFormat.of().formatHex(petition.latest().sha256());
        var own = petition.campaign()
                .statement()
                .filter(statement -> isNamed(petition, organisation))
                .map(statement -> Db.toJson(List.of(
                        statement.latest().text(),
                        statement.signOns().stream()
                                .filter(one -> one.organisation().id().equals(organisation) && !one.own())
                                .map(one -> List.of(one.version(), one.person(), one.office()))
                                .toList(),
                        statement.quotes().stream()
                                .filter(one -> one.organisation().id().equals(organisation))
                                .map(one -> List.of(one.name(), one.office(), one.text()))
                                .toList())))
                .orElse("");
        var announced = Db.toJson(petition.campaign().announcements().stream()
                .filter(one -> one.organisation().id().equals(organisation))
                .map(one -> List.of(one.slug(), one.title(), one.body()))
                .toList());
        return Mac.sha256("undersigned/approved-text/v1\n" + text + "\n" + own + "\n" + announced + "\n");
    }

    /** Whether anything stands in an organisation's own name: a sign-on, a quote or an announcement. */
    public static boolean isNamed(Petition petition, UUID organisation) {
        var campaign = petition.campaign();
        return campaign.announcements().stream()
                        .anyMatch(one -> one.organisation().id().equals(organisation))
                || campaign.statement()
                        .filter(statement -> statement.signOns().stream()
                                        .anyMatch(one -> one.organisation().id().equals(organisation) && !one.own())
                                || statement.quotes().stream()
                                        .anyMatch(one -> one.organisation().id().equals(organisation)))
                        .isPresent();
    }

    /** Whether an organisation approved what stands there now. */
    public static boolean isGiven(Handle handle, Petition petition, UUID organisation) {
        return TextAcceptanceStore.of(handle, petition.id()).stream()
                .anyMatch(one -> one.organisation.equals(organisation)
                        && Arrays.equals(one.sha256, digest(petition, organisation)));
    }

    /** Records the approval of what stands there now, in place of an earlier one. */
    public static void accept(Handle handle, Petition petition, UUID organisation, LocalDate today, boolean onPaper) {
        TextAcceptanceStore.put(
                handle,
                petition.id(),
                new TextAcceptance(organisation, digest(petition, organisation), today, onPaper));
    }

    /** Records on the operator's word that all who answer for the petition approved it. */
    public static void onPaper(Handle handle, Petition petition, LocalDate today) {
        petition.campaign().partners().stream()
                .map(Campaign.Partner::organisation)
                .forEach(one -> accept(handle, petition, one.id(), today, true));
    }
}
