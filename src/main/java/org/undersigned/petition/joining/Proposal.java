package org.undersigned.petition.joining;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.undersigned.campaign.Campaign;
import org.undersigned.campaign.Statement;
import org.undersigned.campaign.partnership.Arrangement;
import org.undersigned.campaign.partnership.Partnership;
import org.undersigned.foundation.keys.Mac;
import org.undersigned.organisation.Organisation;
import org.undersigned.petition.Petition;
import org.undersigned.petition.TextAcceptance;

/**
 * What an organisation says yes or no to.
 *
 * @param campaign as its lead wrote it
 * @param arrangement what it would accept; empty if it would not answer for the data, or alone
 * @param owner whether the visitor may answer
 * @param describes whether the visitor may correct what stands here about the organisation
 */
public record Proposal(
        Campaign campaign,
        Organisation organisation,
        Partnership partnership,
        List<Petition> petitions,
        Optional<Arrangement> arrangement,
        boolean owner,
        boolean describes) {

    Proposal answeredBy(boolean visitor) {
        return new Proposal(campaign, organisation, partnership, petitions, arrangement, visitor, describes);
    }

    /** Whether the organisation is asked to join or to take another role, rather than to accept anew what it is. */
    public boolean isAsked() {
        return partnership.asked().isPresent();
    }

    /** Where what stands here about the organisation is corrected. */
    public String profile() {
        return "/staff/organisations/" + organisation.slug() + "/profile";
    }

    /** Key of what is asked. */
    public String question() {
        return "partner.question." + (partnership.isJoined() ? isAsked() ? "change" : "anew" : "join");
    }

    /** Key of what the role means. */
    public String roleMeaning() {
        return "partner.role."
                + partnership.asked().or(partnership::role).orElseThrow().word();
    }

    /** What others wrote in the organisation's name into the statement. */
    public List<Statement.SignOn> signOns() {
        return campaign.statement().stream()
                .flatMap(statement -> statement.signOns().stream())
                .filter(one -> one.organisation().id().equals(organisation.id()) && !one.own())
                .toList();
    }

    /** What the statement quotes from the organisation. */
    public List<Statement.Quote> quotes() {
        return campaign.statement().stream()
                .flatMap(statement -> statement.quotes().stream())
                .filter(one -> one.organisation().id().equals(organisation.id()))
                .toList();
    }

    /** Its announcements, as somebody else may have written them. */
    public List<Campaign.Announcement> announcements() {
        return campaign.announcements().stream()
                .filter(one -> one.organisation().id().equals(organisation.id()))
                .toList();
    }

    /** Whether something stands in the name of an organisation that only supports the campaign. */
    boolean isSaying() {
        return partnership.role().equals(Optional.of(Campaign.Role.SUPPORTING))
                && petitions.stream().anyMatch(one -> TextAcceptance.isNamed(one, organisation.id()));
    }

    /** The wording of the statement in force, if anything in the organisation's name stands under it. */
    public Optional<Statement.Version> statement() {
        return campaign.statement()
                .filter(one -> !signOns().isEmpty()
                        || !quotes().isEmpty()
                        || !announcements().isEmpty())
                .map(Statement::latest);
    }

    /** Digest of all that is asked, in hexadecimal: an answer is to this and to nothing that came after it. */
    public String seen() {
        var texts = petitions.stream()
                .map(one -> one.slug() + " " + HexFormat.of().formatHex(TextAcceptance.digest(one, organisation.id())))
                .collect(Collectors.joining("\n"));
        var role = partnership.asked().or(partnership::role).orElseThrow().word();
        return HexFormat.of()
                .formatHex(Mac.sha256("undersigned/proposal/v2\n" + role + "\n" + organisation.digest() + "\n"
                        + arrangement.map(Arrangement::number).orElse(0) + "\n" + texts + "\n"));
    }
}
