package org.undersigned.signature.consent;

import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.undersigned.signature.Signatory;
import org.undersigned.world.World;

/** What one person of a {@link ReleaseStory} did so far, as they would tell it. */
final class ReleasePerson {
    final String name;
    final String email;
    final Set<String> granted = new TreeSet<>();
    final Set<String> leftOut = new TreeSet<>();
    Set<String> asked = Set.of();
    String by = "";
    boolean waits;
    boolean divides;
    boolean updates;
    boolean aside;
    int signings;
    UUID id;
    String link;
    Signatory own;

    ReleasePerson(int number) {
        name = "Sample Number " + (char) ('A' + number);
        email = World.address("release");
    }

    boolean counts() {
        return own != null && !aside;
    }

    void isGone() {
        granted.clear();
        waits = false;
        updates = false;
        aside = false;
        id = null;
        link = null;
        own = null;
    }
}
