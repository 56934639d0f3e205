package org.undersigned.signon;

import jakarta.inject.Singleton;
import java.time.Duration;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.mail.MailAddress;
import org.undersigned.risk.MailAllowance;

/** Mails the link that takes a sign-on back once more, to the mailbox that it went to first. Whatever comes of it, the answer is the same. */
@Singleton
class LostLinks {

    /** One mailbox may sign for several organisations; who signs for more has the links of the newest. */
    private static final int MOST = 5;

    private final Db db;
    private final Applicants applicants;
    private final MailAllowance allowance;
    private final Telling telling;

    LostLinks(Db db, Applicants applicants, MailAllowance allowance, Telling telling) {
        this.db = db;
        this.applicants = applicants;
        this.allowance = allowance;
        this.telling = telling;
    }

    /** @param network address of the sender */
    void mail(Joint joint, MailAddress typed, String network) {
        var statement = joint.statement().id();
        var asked = allowance.ask(statement, typed.canonical(), network);
        if (asked == MailAllowance.Answer.LEAVE_OUT) return;
        var wait = asked == MailAllowance.Answer.HOLD ? Duration.ofHours(1) : Duration.ZERO;
        db.useTransaction(handle -> {
            var requests = RequestStore.from(handle, statement, applicants.tag(statement, typed), MOST);
            for (var request : requests)
                applicants.open(request).ifPresent(who -> telling.again(handle, joint, request, who, wait));
            if (requests.isEmpty()) telling.nobody(handle, joint, typed);
        });
    }
}
