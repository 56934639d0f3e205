package org.undersigned.signature.own;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.keys.RandomBytes;
import org.undersigned.foundation.mail.MailAddress;
import org.undersigned.foundation.outbox.Outbox;
import org.undersigned.foundation.outbox.OutgoingMail;
import org.undersigned.foundation.token.Token;
import org.undersigned.petition.PetitionKeys;
import org.undersigned.petition.Petitions;
import org.undersigned.risk.MailAllowance;
import org.undersigned.signature.MailKind;
import org.undersigned.signature.Signature;
import org.undersigned.signature.SignatureStore;
import org.undersigned.signature.Tags;

/** Mails the links to somebody's own pages to the address they typed. The page says the same whether there are any. */
@Singleton
final class MySignatures {

    /** Mails with links have a count of their own beside those of the petitions. */
    private static final UUID LINKS = new UUID(0, 0);

    private final Db db;
    private final Petitions petitions;
    private final PetitionKeys keys;
    private final MailAllowance allowance;
    private final Outbox outbox;
    private final InstantSource clock;

    MySignatures(
            Db db,
            Petitions petitions,
            PetitionKeys keys,
            MailAllowance allowance,
            Outbox outbox,
            InstantSource clock) {
        this.db = db;
        this.petitions = petitions;
        this.keys = keys;
        this.allowance = allowance;
        this.outbox = outbox;
        this.clock = clock;
    }

    void mailLinks(MailAddress typed, String network) {
        var asked = allowance.ask(LINKS, typed.canonical(), network);
        if (asked == MailAllowance.Answer.LEAVE_OUT) return;
        db.useTransaction(handle -> {
            var lines = new ArrayList<String>();
            Signature last = null;
            for (var petition : petitions.all()) {
                var key = keys.find(petition.id());
                if (key.isEmpty()) continue;
                var tag = Tags.mailboxTag(key.get(), typed.canonical());
                for (var id : SignatureStore.confirmedOf(handle, petition.id(), tag)) {
                    last = SignatureStore.byId(handle, id).orElseThrow();
                    var token = Token.fresh();
                    SignatureStore.addLink(handle, token, id);
                    lines.add(petition.slug() + " " + token);
                }
            }
            if (last != null) outbox.add(handle, mail(typed, last.id(), last.language(), lines, asked));
            // Else the time that an answer takes would tell whose mailbox has signed something.
            else outbox.addInVain(handle, mail(typed, RandomBytes.id(), "", List.of(Token.fresh()), asked));
        });
    }

    /** To the address as typed now, but for an alias: those on file are sealed. */
    private OutgoingMail mail(
            MailAddress typed, UUID about, String language, List<String> lines, MailAllowance.Answer asked) {
        var due = clock.instant().plus(asked == MailAllowance.Answer.HOLD ? Duration.ofHours(1) : Duration.ZERO);
        return OutgoingMail.of(
                MailKind.LINKS,
                about,
                due,
                Map.of("to", typed.withoutAlias(), "language", language, "links", String.join("\n", lines)));
    }
}
