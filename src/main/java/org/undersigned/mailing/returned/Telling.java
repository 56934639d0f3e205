package org.undersigned.mailing.returned;

import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.util.List;
import org.undersigned.foundation.db.Db;

/** Tells whoever sent a mail what came of it, each in a transaction of its own. A report that comes twice is told twice. */
@Singleton
class Telling {

    private final Db db;
    private final Event<MailReturned> returned;

    Telling(Db db, Event<MailReturned> returned) {
        this.db = db;
        this.returned = returned;
    }

    void tell(List<Report> reports) {
        for (var report : reports)
            db.useTransaction(handle -> returned.fire(new MailReturned(handle, report.mail(), report.kind())));
    }
}
