package org.undersigned.supporter;

import jakarta.inject.Singleton;
import java.util.List;
import org.undersigned.foundation.checkup.Checkup;
import org.undersigned.foundation.checkup.Finding;

/** Who can open what everybody typed, and whether somebody chose that. */
@Singleton
final class StewardCheckup implements Checkup {

    private final SupporterKeys keys;

    StewardCheckup(SupporterKeys keys) {
        this.keys = keys;
    }

    @Override
    public String about() {
        return "steward";
    }

    @Override
    public List<Finding> look() {
        return List.of(
                switch (keys.steward()) {
                    case ELSEWHERE -> Finding.fine("The steward's key is not on this machine.");
                    case HERE_BY_CHOICE ->
                        Finding.look(
                                "The steward's key lies on this machine, because somebody chose so: whoever has the database and"
                                        + " the key file can read every signer.",
                                "A key of two people is better: ./undersigned key new --two, and its name in UNDERSIGNED_STEWARD_KEY.");
                    case HERE ->
                        Finding.look(
                                "Nobody has chosen who holds the steward's key, so it lies on this machine: whoever has the database"
                                        + " and the key file can read every signer.",
                                "Make a key for two people with ./undersigned key new --two and name it in UNDERSIGNED_STEWARD_KEY before"
                                        + " anybody signs; or write hosted there, to leave it here on purpose.");
                });
    }
}
