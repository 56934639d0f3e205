package org.undersigned.mailing;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.undersigned.campaign.Campaigns;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.html.Languages;
import org.undersigned.foundation.mail.Mail;
import org.undersigned.mailing.returned.Token;
import org.undersigned.mailing.sender.Senders;
import org.undersigned.organisation.Organisation;
import org.undersigned.petition.Petitions;
import org.undersigned.supporter.UnsubscribeLinks;

/** Opens what lies sealed about the people of a batch and writes each their mail, at the moment it leaves and not before. */
@Singleton
final class PersonalMails {

    private final Db db;
    private final Campaigns campaigns;
    private final Petitions petitions;
    private final Seals seals;
    private final UnsubscribeLinks links;
    private final Senders senders;
    private final Composing composing;

    PersonalMails(
            Db db,
            Campaigns campaigns,
            Petitions petitions,
            Seals seals,
            UnsubscribeLinks links,
            Senders senders,
            Composing composing) {
        this.db = db;
        this.campaigns = campaigns;
        this.petitions = petitions;
        this.seals = seals;
        this.links = links;
        this.senders = senders;
        this.composing = composing;
    }

    /**
     * What became of one mail of a batch.
     *
     * @param ref what its person is in the organisation's lists
     */
    sealed interface Outcome {
        /** It can go. */
        record Ready(Mail mail, byte[] ref) implements Outcome {
            /** Hides the person from logs. */
            @Override
            public String toString() {
                return "Ready[hidden]";
            }
        }

        /** Nothing allows it any more. */
        record Gone() implements Outcome {}

        /** It waits for a passphrase. */
        record Locked() implements Outcome {}
    }

    /** Whether all mails of a mailing wait for the passphrase of its list. */
    boolean isLocked(Mailing mailing) {
        return seals.isLocked(mailing);
    }

    /** Writes the mails of one mailing, by their ids. */
    Map<UUID, Outcome> write(Mailing mailing, List<QueueStore.Taken> mails) {
        var organisation = campaigns.now().organisation(mailing.organisation()).orElseThrow();
        var rows = rows(mailing, organisation, mails).stream()
                .collect(toMap(row -> row.sealed().signature(), identity(), (one, other) -> one));
        var opened = new HashMap<UUID, Seals.Opened>();
        rows.forEach((signature, row) ->
                seals.open(mailing, organisation.slug(), row).ifPresent(one -> opened.put(signature, one)));
        var refs = opened.values().stream().map(Seals.Opened::ref).toList();
        var suppressed = db.read(handle -> RowStore.suppressed(handle, organisation.id(), refs));
        var greeted = db.read(handle -> RowStore.greeted(handle, organisation.id(), refs));
        var sender = senders.of(organisation.id());
        var outcomes = new HashMap<UUID, Outcome>();
        for (var mail : mails) {
            var row = Optional.ofNullable(rows.get(mail.signature()));
            var person = Optional.ofNullable(opened.get(mail.signature()));
            if (row.isPresent() && person.isEmpty() && seals.isLocked(mailing, row.get()))
                outcomes.put(mail.id(), new Outcome.Locked());
            else if (person.isEmpty() || suppressed.contains(hex(person.get().ref())))
                outcomes.put(mail.id(), new Outcome.Gone());
            else {
                var reader = reader(
                        mailing,
                        organisation,
                        mail,
                        row.orElseThrow(),
                        person.get(),
                        !greeted.contains(hex(person.get().ref())));
                var written = composing.written(mailing, mail.subject(), organisation, reader);
                outcomes.put(
                        mail.id(),
                        new Outcome.Ready(
                                composing.mail(mailing, organisation, written, reader, sender),
                                person.get().ref()));
            }
        }
        return outcomes;
    }

    private List<RowStore.Row> rows(Mailing mailing, Organisation organisation, List<QueueStore.Taken> mails) {
        var signatures = mails.stream().map(QueueStore.Taken::signature).toList();
        return mailing.isAboutPetition()
                ? db.read(handle -> RowStore.updates(handle, signatures))
                : db.asTenant(organisation.id(), tenant -> RowStore.granted(tenant, organisation.slug(), signatures));
    }

    private Composing.Reader reader(
            Mailing mailing,
            Organisation organisation,
            QueueStore.Taken mail,
            RowStore.Row row,
            Seals.Opened person,
            boolean first) {
        var language = Languages.isTag(row.language()) ? row.language() : Languages.MAIN;
        var unsubscribe = mailing.isAboutPetition()
                ? links.ofUpdates(mail.signature())
                : links.of(mail.signature(), organisation.id());
        return new Composing.Reader(
                person.address(),
                person.name(),
                language,
                petitions.byId(row.petition()),
                first,
                unsubscribe,
                Token.of(mail.id()));
    }

    private static String hex(byte[] ref) {
        return HexFormat.of().formatHex(ref);
    }
}
