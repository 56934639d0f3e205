package org.undersigned.foundation.http;

import jakarta.inject.Singleton;
import java.util.List;
import org.undersigned.foundation.checkup.Checkup;
import org.undersigned.foundation.checkup.Finding;

/** Whether the site says its own address right: links in mails and the names of the logs begin with it. */
@Singleton
final class AddressCheckup implements Checkup {

    private final Site site;

    AddressCheckup(Site site) {
        this.site = site;
    }

    @Override
    public String about() {
        return "address";
    }

    @Override
    public List<Finding> look() {
        if (site.isDemo()) return List.of(Finding.fine("The demo is for this machine."));
        if (site.host().startsWith("localhost"))
            return List.of(Finding.fault(
                    "Links in mails lead to " + site.baseUrl() + ".",
                    "Set UNDERSIGNED_BASE_URL to https:// and the name that people type, before the first petition is loaded: its"
                            + " log keeps that name for ever."));
        if (!site.isSecure())
            return List.of(Finding.fault(
                    "The site calls itself " + site.baseUrl() + ", without TLS.",
                    "Put a proxy with a certificate before it, and set UNDERSIGNED_BASE_URL to https://."));
        return List.of(Finding.fine("The site calls itself " + site.baseUrl() + "."));
    }
}
