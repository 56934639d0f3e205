package org.undersigned.log;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.undersigned.petition.Petitions;

/** The pace of each petition's logs, by its profile. */
@Singleton
final class Paces {

    private final Petitions petitions;
    private final Pace standard;

    /** {@code hurried} takes the place of five seconds: only tests are in a hurry. */
    Paces(Petitions petitions, @ConfigProperty(name = "undersigned.log-pace") Optional<Duration> hurried) {
        this.petitions = petitions;
        this.standard = hurried.map(every -> new Pace(every, 1, Duration.ZERO)).orElse(Pace.STANDARD);
    }

    /** Nothing for a petition that is not known here yet. */
    Optional<Pace> of(UUID petition) {
        return petitions.byId(petition).map(one -> one.isHighRisk() ? Pace.HIGH_RISK : standard);
    }
}
