package org.undersigned.mailing;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.undersigned.campaign.Campaign;
import org.undersigned.foundation.clock.Day;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.mail.Mail;
import org.undersigned.foundation.mail.MailAddress;
import org.undersigned.foundation.mail.Smtp;
import org.undersigned.mailing.returned.Token;
import org.undersigned.mailing.sender.Senders;
import org.undersigned.organisation.Organisation;
import org.undersigned.petition.Petition;
import org.undersigned.supporter.Sealing;
import org.undersigned.supporter.Suppressions;
import org.undersigned.supporter.UnsubscribeLinks;

/**
 * Mail about a petition to those who want it which the program writes and nobody here does: it goes out as a mailing to the same list, in the
 * name of the organisation that leads the petition, ends by one click, and spares whom that organisation leaves alone.
 */
@Singleton
public final class ListMail {

    private final Db db;
    private final Senders senders;
    private final Sealing sealing;
    private final UnsubscribeLinks links;
    private final Smtp smtp;
    private final InstantSource clock;

    ListMail(Db db, Senders senders, Sealing sealing, UnsubscribeLinks links, Smtp smtp, InstantSource clock) {
        this.db = db;
        this.senders = senders;
        this.sealing = sealing;
        this.links = links;
        this.smtp = smtp;
        this.clock = clock;
    }

    /** Whether the person behind an address is not to be written to in the name of who speaks for a petition. */
    public boolean isLeftAlone(Petition petition, String address) {
        var speaker = speaker(petition);
        return ref(speaker, address)
                .map(ref -> db.read(handle -> Suppressions.isSuppressed(handle, speaker.id(), ref)))
                .orElse(false);
    }

    /** How many mails a minute the sender of who speaks for a petition allows; nothing if it chose none. */
    OptionalInt perMinute(Petition petition) {
        return senders.of(speaker(petition).id())
                .map(one -> OptionalInt.of(one.perMinute()))
                .orElseGet(OptionalInt::empty);
    }

    /**
     * A mail as it leaves. What its person is in the lists of who speaks is noted first, for as long as it may come back: what comes back may come
     * before we know that it left.
     *
     * @param id of the mail, by which it is known when it comes back
     * @param code tells providers which mails belong together
     */
    public Mail leaving(UUID id, UUID signature, Petition petition, String code, Mail plain) {
        var speaker = speaker(petition);
        var way = new Listing.Way(
                speaker.slug(), code, links.ofUpdates(signature), true, senders.of(speaker.id()), Token.of(id));
        // The demo sends nothing, and writes a mail whenever somebody looks at it.
        if (way.envelope().isPresent() && smtp.isThere()) note(id, signature, speaker, plain.to());
        return Listing.of(plain, way);
    }

    private void note(UUID id, UUID signature, Organisation speaker, String address) {
        ref(speaker, address)
                .ifPresent(ref -> db.useTransaction(handle -> ReturnableStore.add(
                        handle, new ReturnableStore.Returnable(id, speaker.id(), ref), signature, Day.today(clock))));
    }

    /** The first of those who lead it that chose a sender; or else the first, and the mail comes from the site. */
    private Organisation speaker(Petition petition) {
        var leads = petition.campaign().leads().stream()
                .map(Campaign.Partner::organisation)
                .toList();
        return leads.stream()
                .filter(lead -> senders.of(lead.id()).isPresent())
                .findFirst()
                .orElseGet(leads::getFirst);
    }

    private Optional<byte[]> ref(Organisation speaker, String address) {
        return MailAddress.parse(address).map(one -> sealing.supporterRef(speaker.slug(), one.canonical()));
    }
}
