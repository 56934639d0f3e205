package org.undersigned.mailing.sender;

import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.http.Site;
import org.undersigned.foundation.mail.Sender;

/** Whom mail of an organisation comes from. */
@Singleton
public final class Senders {

    /** Most mails in a minute, where nobody chose. */
    public static final int PER_MINUTE = 600;

    private final Db db;
    private final SenderSeal seal;
    private final Site site;

    Senders(Db db, SenderSeal seal, Site site) {
        this.db = db;
        this.seal = seal;
        this.site = site;
    }

    /**
     * How mail of an organisation goes out; nothing as long as it chose no sender, or nothing showed that the domain is its own. The demo
     * sends nothing, and has a made-up one for everybody who chose none.
     */
    public Optional<OrganisationSender> of(UUID organisation) {
        return db.read(handle -> {
            var chosen = SenderStore.inForce(handle, organisation);
            if (chosen.isEmpty() && site.isDemo()) return madeUp(handle, organisation);
            return chosen.filter(SenderSettings::isProven).map(settings -> sender(handle, settings));
        });
    }

    private OrganisationSender sender(Handle handle, SenderSettings settings) {
        var key = SenderStore.keyInForce(handle, settings.organisation(), settings.domain())
                .map(seal::key);
        return new OrganisationSender(
                new Sender(settings.from(), settings.domain(), seal.server(settings), key),
                settings.replyTo(),
                Optional.of(settings.bounces()).filter(address -> !address.isEmpty()),
                settings.perMinute());
    }

    private static Optional<OrganisationSender> madeUp(Handle handle, UUID organisation) {
        return SenderStore.named(handle, organisation).map(one -> {
            var domain = one.slug() + ".example.org";
            var address = "news@" + domain;
            var from = one.name().replaceAll("[^\\p{L}\\p{M}\\p{N} ]", "") + " <" + address + ">";
            return new OrganisationSender(
                    new Sender(from, domain, Optional.empty(), Optional.empty()),
                    address,
                    Optional.empty(),
                    PER_MINUTE);
        });
    }
}
