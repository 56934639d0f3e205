package org.undersigned.mailing.returned;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Hears what tests have told, as whoever sends mailings would. */
@Singleton
public class Heard {

    private final List<MailReturned> all = new ArrayList<>();

    synchronized void hear(@Observes MailReturned returned) {
        if (!returned.handle().isInTransaction()) throw new AssertionError("told outside a transaction");
        all.add(returned);
    }

    synchronized List<MailReturned.Kind> of(UUID mail) {
        return all.stream()
                .filter(one -> one.mail().equals(mail))
                .map(MailReturned::kind)
                .toList();
    }
}
