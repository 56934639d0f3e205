package org.undersigned.papers;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.undersigned.campaign.Campaign;
import org.undersigned.campaign.partnership.Arrangement;
import org.undersigned.organisation.Organisation;
import org.undersigned.petition.Petition;

/**
 * What the program knows about a petition, its partners and its own settings, as of one moment. Nothing of it is about a person.
 *
 * @param site the site's own address
 * @param arrangement the newest version, whether or not everybody accepted it
 * @param parties who answers for the data, in the order of the campaign
 * @param boxes partners, and whose key is where
 * @param divides whether there is a box, too, by which new supporters are divided between partners
 */
record Facts(
        Petition petition,
        String site,
        LocalDate today,
        Optional<Arrangement> arrangement,
        List<Party> parties,
        List<Box> boxes,
        boolean divides,
        Machine machine) {

    /** A controller, and when it accepted the newest arrangement, if it did. */
    record Party(Organisation organisation, Campaign.Role role, Optional<LocalDate> accepted) {}

    /** An organisation that people can allow to write to them. */
    record Box(Organisation organisation, Key key) {}

    /** Where the key lies that opens what is sealed for an organisation. */
    enum Key {
        /** With the organisation. */
        OWN,
        /** On this machine. */
        HOSTED,
        /** It has chosen none, and gets nothing. */
        NONE
    }

    /** What protects mail on its way to the mail server. */
    enum Mail {
        /** There is no mail server. */
        NONE,
        /** Nothing is sent in clear. */
        ENCRYPTED,
        /** It is encrypted where the server offers it. */
        WHERE_OFFERED
    }

    /**
     * How this installation is set up.
     *
     * @param updatesHosted whether it can open the list of those who want mail about the petition
     * @param backup whether there is a key to encrypt backups for
     * @param secondPerson whether two people at least can decide for a lead, so that one can approve what the other asks
     * @param months after the end of a petition, until everything about its signers is deleted; 0 if there is no end by itself
     * @param provider whether staff may sign in with a provider of identities
     */
    record Machine(
            boolean demo,
            boolean https,
            boolean stewardHosted,
            boolean updatesHosted,
            Mail mail,
            boolean backup,
            boolean secondPerson,
            boolean provider,
            int months) {}

    /** Whether several organisations answer together. */
    boolean isShared() {
        return parties.size() > 1;
    }

    boolean isHighRisk() {
        return petition.isHighRisk();
    }

    /** The first lead, which is the contact point of an arrangement. */
    Organisation contact() {
        return parties.stream()
                .filter(one -> one.role() == Campaign.Role.LEAD)
                .findFirst()
                .orElse(parties.getFirst())
                .organisation();
    }

    /** Organisations whose key lies in one place. */
    List<Organisation> with(Key key) {
        return boxes.stream()
                .filter(one -> one.key() == key)
                .map(Box::organisation)
                .toList();
    }
}
