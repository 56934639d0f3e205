package org.undersigned.mailing.sender;

import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Optional;
import org.undersigned.foundation.http.Network;
import org.undersigned.foundation.http.Site;
import org.undersigned.foundation.mail.Smtp;
import org.undersigned.foundation.mail.SmtpAddress;

/** Which server hands mail on, and which servers an organisation may name. */
@Singleton
public class Serving {

    private final Smtp smtp;
    private final Site site;
    private final SenderSeal seal;

    Serving(Smtp smtp, Site site, SenderSeal seal) {
        this.smtp = smtp;
        this.site = site;
        this.seal = seal;
    }

    /** The host that other servers see. */
    String host(SenderSettings settings) {
        return own(settings).or(smtp::host).filter(host -> !isInside(host)).orElseGet(this::ownHost);
    }

    /** The host of the organisation's own server. */
    Optional<String> own(SenderSettings settings) {
        return seal.server(settings).map(SmtpAddress::host);
    }

    /**
     * Whether an organisation may have mail handed to a server. One on this machine, or behind its firewall, is the installation's business: a
     * member of an organisation could talk to it through us. Who tries the program on their own machine may do that.
     */
    public boolean mayUse(String host) {
        return !isInside(host) || Network.isThisMachine(ownHost());
    }

    private String ownHost() {
        return URI.create(site.baseUrl()).getHost();
    }

    private static boolean isInside(String host) {
        return Network.isThisMachine(host) || Network.isPrivate(host) || !host.contains(".");
    }
}
