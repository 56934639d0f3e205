package org.undersigned.foundation.outbox;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.undersigned.foundation.checkup.Checkup;
import org.undersigned.foundation.checkup.Finding;
import org.undersigned.foundation.db.Db;

/** Whether mail goes out. */
@Singleton
final class MailCheckup implements Checkup {

    private final Db db;
    private final InstantSource clock;

    MailCheckup(Db db, InstantSource clock) {
        this.db = db;
        this.clock = clock;
    }

    @Override
    public String about() {
        return "outbox";
    }

    @Override
    public List<Finding> look() {
        var now = clock.instant();
        var health = db.read(handle -> MailHealth.of(handle, now));
        var findings = new ArrayList<Finding>();
        if (health.isSlow(now))
            findings.add(
                    Finding.fault(
                            health.waiting() + " mails wait, the first since "
                                    + health.oldest().orElseThrow() + ".",
                            "Is the program running, is mail stopped under Site in the workspace, does the mail server take it?"));
        if (health.givenUp() > 0)
            findings.add(Finding.look(
                    health.givenUp() + " mails were given up: no server took them for a day, or one will never.",
                    "Under Mail in the workspace they are shown by kind, and tried again."));
        if (findings.isEmpty()) findings.add(Finding.fine("Mail goes out."));
        return findings;
    }
}
