package org.undersigned.papers;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.undersigned.foundation.http.Site;
import org.undersigned.foundation.mail.SmtpAddress;
import org.undersigned.petition.Retention;

/** What the settings of this installation say, without any secret in them, and without any address but its own. */
@Singleton
class Configured {

    private final Facts.Mail mail;
    private final boolean hasBackupKey;
    private final boolean hasProvider;
    private final int months;
    private final Site site;

    Configured(
            @ConfigProperty(name = "undersigned.smtp-url") Optional<String> smtp,
            @ConfigProperty(name = "undersigned.backup-recipient") Optional<String> backup,
            @ConfigProperty(name = "undersigned.oidc-issuer") Optional<String> issuer,
            Retention retention,
            Site site) {
        this.site = site;
        this.months = retention.months();
        this.mail = mail(smtp.orElse(""));
        this.hasBackupKey = backup.isPresent();
        this.hasProvider = issuer.isPresent();
    }

    Site site() {
        return site;
    }

    Facts.Mail mail() {
        return mail;
    }

    boolean hasBackupKey() {
        return hasBackupKey;
    }

    boolean hasProvider() {
        return hasProvider;
    }

    /** As {@link Retention#months}. */
    int months() {
        return months;
    }

    /** What a setting of {@code UNDERSIGNED_SMTP_URL} comes to. */
    static Facts.Mail mail(String setting) {
        return SmtpAddress.parse(setting)
                .map(one -> one.encryption() == SmtpAddress.Encryption.WHERE_OFFERED
                        ? Facts.Mail.WHERE_OFFERED
                        : Facts.Mail.ENCRYPTED)
                .orElse(Facts.Mail.NONE);
    }
}
