package org.undersigned.mailing.returned;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.undersigned.foundation.checkup.Checkup;
import org.undersigned.foundation.checkup.Finding;
import org.undersigned.foundation.db.Db;

/** Whether the mailboxes of returned mail can be read. */
@Singleton
final class ReturnsCheckup implements Checkup {

    private final Db db;

    ReturnsCheckup(Db db) {
        this.db = db;
    }

    @Override
    public String about() {
        return "returned mail";
    }

    @Override
    public List<Finding> look() {
        var boxes = db.read(ReturnStore::mailboxes);
        var findings = new ArrayList<Finding>();
        var troubled = boxes.stream().filter(box -> box.trouble().isPresent()).count();
        if (troubled > 0)
            findings.add(Finding.look(
                    troubled + " of " + boxes.size() + " mailboxes of returned mail could not be read.",
                    "The organisations see why under What comes back, beside their sender."));
        else if (!boxes.isEmpty())
            findings.add(Finding.fine("Mailboxes of returned mail can be read: " + boxes.size() + "."));
        return findings;
    }
}
