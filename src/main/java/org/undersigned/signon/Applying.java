package org.undersigned.signon;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.keys.RandomBytes;
import org.undersigned.foundation.token.Token;
import org.undersigned.risk.MailAllowance;

/** Takes what the public form says, and mails a link to the mailbox it names. Whatever comes of it, the answer is the same. */
@Singleton
class Applying {

    /** How long the link is good. */
    static final Duration GOOD = Duration.ofDays(7);

    private final Db db;
    private final Applicants applicants;
    private final MailAllowance allowance;
    private final Telling telling;
    private final InstantSource clock;

    Applying(Db db, Applicants applicants, MailAllowance allowance, Telling telling, InstantSource clock) {
        this.db = db;
        this.applicants = applicants;
        this.allowance = allowance;
        this.telling = telling;
        this.clock = clock;
    }

    /** @param network address of the sender */
    void apply(Joint joint, SignOnForm.Checked.Good form, String language, String network) {
        var statement = joint.statement();
        var asked = allowance.ask(statement.id(), form.address().canonical(), network);
        if (asked == MailAllowance.Answer.LEAVE_OUT) return;
        var id = RandomBytes.id();
        var version = statement.latest();
        var request = new SignOnRequest(
                id,
                statement.id(),
                version.number(),
                version.sha256(),
                SignOnRequest.State.UNCONFIRMED,
                language,
                form.body(),
                SignOnRequest.Mailbox.of(form.address().domain(), form.body().domain()),
                Optional.of(applicants.seal(id, form.who())),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        var wait = asked == MailAllowance.Answer.HOLD ? Duration.ofHours(1) : Duration.ZERO;
        var token = Token.fresh();
        db.useTransaction(handle -> {
            RequestStore.insert(handle, request, applicants.tag(statement.id(), form.address()));
            LinkStore.insert(handle, token, id, clock.instant().plus(GOOD).plus(wait));
            telling.confirm(handle, joint, request, form.who(), token, wait);
        });
    }
}
