package org.undersigned.signature.consent;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.undersigned.signature.division.Divided;
import org.undersigned.world.Desk;
import org.undersigned.world.ManyPartners;
import org.undersigned.world.OwnPetition;

/** The people and the three organisations of one petition, and who may be told of whom, as the people themselves would say it. */
abstract class ReleaseCast {

    static final int PEOPLE = 8;

    final OwnPetition petition;
    /** Leads the campaign, and takes part in the division of new supporters. */
    final String lead;
    /** Takes part, too, and may write for twelve months. */
    final String host;
    /** Asks people twice, and leaves at some time. */
    final String anglers;

    final Map<String, Desk> owners = new TreeMap<>();
    final Map<String, Desk> campaigners = new TreeMap<>();
    final List<ReleasePerson> people = new ArrayList<>();
    /** Whether the anglers left. */
    boolean left;

    private final String prefix;
    private final StringBuilder told;

    ReleaseCast(String prefix, StringBuilder told) {
        this.prefix = prefix;
        this.told = told;
        petition = ManyPartners.open(prefix, 3);
        lead = prefix + "-river-watch";
        anglers = prefix + "-anglers";
        host = ManyPartners.slug(prefix, 0);
        Divided.from(petition, prefix).takesPart(lead, host).account(90, 30, 0).cap(10);
        for (var one : organisations()) {
            owners.put(one, Desk.invited("Olga", "--organisation", one));
            campaigners.put(one, Desk.invited("Cleo", "--organisation", one, "--role", "campaigner"));
        }
        chooses(anglers, "asks_twice", "on");
        chooses(host, "months", "12");
        for (int i = 0; i < PEOPLE; i++) people.add(new ReleasePerson(i));
    }

    List<String> organisations() {
        return List.of(lead, host, anglers);
    }

    /** Writes a line of the story. */
    void tells(String what) {
        told.append("  ").append(what.replace(prefix + "-", "")).append('\n');
    }

    /** Addresses of those whom an organisation may have and write to now. */
    Set<String> granting(String organisation) {
        var some = new TreeSet<String>();
        for (var one : people)
            if (one.counts() && one.granted.contains(organisation) && !one.leftOut.contains(organisation))
                some.add(one.email);
        return some;
    }

    /** Addresses of those who want to hear of the petition, but for those whom its lead was asked to leave alone. */
    Set<String> listening() {
        var some = new TreeSet<String>();
        for (var one : people) if (one.counts() && one.updates && !one.leftOut.contains(lead)) some.add(one.email);
        return some;
    }

    /** Whose signature it is; nothing if it is nobody's any more. */
    Optional<String> of(UUID signature) {
        return people.stream()
                .filter(one -> signature.equals(one.id))
                .map(one -> one.email)
                .findFirst();
    }

    /** What no table of numbers may have in it. */
    List<String> personal() {
        return people.stream()
                .flatMap(one -> List.of(one.name, one.email).stream())
                .toList();
    }

    private void chooses(String organisation, String... fields) {
        owners.get(organisation)
                .send(campaign() + "/partners/" + organisation + "/choice", fields)
                .then()
                .statusCode(200);
    }

    String campaign() {
        return "/staff/campaigns/" + prefix + "-clean-river-now";
    }
}
