package org.undersigned.mailing.sender;

import jakarta.inject.Singleton;
import java.util.Locale;
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

    /** What mail of an organisation can go out without. */
    public enum Lacking {
        /** A sender that is known to be its own: mail comes from the site, and what comes back is not heard of. */
        SENDER,
        /** A key that it is signed with here: nobody can tell that its headers are the organisation's. */
        KEY;

        /** As at the end of message keys. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What mail of an organisation would go out without now; nothing if it has all, or nobody chose and the demo made a sender up. */
    public Optional<Lacking> lacking(UUID organisation) {
        return db.read(handle -> {
            var chosen = SenderStore.inForce(handle, organisation);
            if (chosen.isEmpty() && site.isDemo()) return Optional.empty();
            var proven = chosen.filter(SenderSettings::isProven);
            if (proven.isEmpty()) return Optional.of(Lacking.SENDER);
            return SenderStore.keyInForce(handle, organisation, proven.get().domain())
                            .isPresent()
                    ? Optional.empty()
                    : Optional.of(Lacking.KEY);
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
