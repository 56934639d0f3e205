package org.undersigned.signature.consent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.undersigned.world.World.browser;

import io.quarkus.arc.Arc;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.db.Published;
import org.undersigned.foundation.outbox.Outbox;
import org.undersigned.foundation.outbox.OutboxStore;
import org.undersigned.signature.MailKind;
import org.undersigned.signature.Signatory;
import org.undersigned.signature.division.Divided;
import org.undersigned.signature.division.DivisionOffer;
import org.undersigned.supporter.UnsubscribeLinks;
import org.undersigned.world.World;

/**
 * What the people and the organisations of a {@link ReleaseCast} do, drawn by chance. After each step it stands beside them who may be told of
 * whom; whom a rule picked is read from what people are told, and nothing from the grants.
 */
final class ReleaseStory extends ReleaseCast {

    /** A mailbox gets three mails a day for one petition. */
    static final int SIGNINGS = 3;

    private static final int MORE_THAN_A_YEAR = 400;

    private final RandomGenerator random;
    private final Set<UUID> known = new HashSet<>();

    ReleaseStory(String prefix, RandomGenerator random, StringBuilder told) {
        super(prefix, told);
        this.random = random;
    }

    /** Somebody does something. */
    void act() {
        var person = people.get(random.nextInt(PEOPLE));
        if (person.own != null) decide(person);
        else if (person.id == null) sign(person);
        else if (person.signings < SIGNINGS && random.nextInt(8) == 0) sign(person);
        else if (random.nextInt(10) == 0) notMe(person);
        else confirm(person);
    }

    private void sign(ReleasePerson person) {
        if (person.signings++ >= SIGNINGS) return;
        var partners = left ? List.of(lead, host) : organisations();
        person.asked = some(partners);
        person.by = random.nextBoolean() ? "" : partners.get(random.nextInt(partners.size()));
        person.updates = random.nextBoolean();
        person.divides = random.nextInt(3) > 0;
        tells(person.name + " signs by \"" + person.by + "\", asks " + person.asked
                + (person.updates ? ", updates" : "") + (person.divides ? ", one more" : ""));
        var form = browser()
                .formParam("name", person.name)
                .formParam("email", person.email)
                .formParam("country", "US")
                .formParam("partner", person.by);
        for (var one : person.asked) form.formParam(box(one), "on");
        if (person.updates) form.formParam("updates", "on");
        if (person.divides) form.formParam(DivisionOffer.BOX, "on").formParam(DivisionOffer.FIELD, "");
        form.post(petition.path() + "/signatures").then().statusCode(303);
        if (person.id == null) person.id = newest();
        person.link = "/confirmations/" + token(person.id);
    }

    private void notMe(ReleasePerson person) {
        tells(person.name + " says that it was somebody else");
        browser().post(person.link + "/not-me").then().statusCode(200);
        person.isGone();
    }

    private void confirm(ReleasePerson person) {
        var form = browser();
        var kept = new TreeSet<>(person.asked);
        if (random.nextInt(3) == 0) {
            kept.removeIf(one -> random.nextInt(3) == 0);
            person.updates = random.nextBoolean();
            form.formParam("boxes", "shown");
            for (var one : kept) form.formParam(box(one), "on");
            if (person.updates) form.formParam("updates", "on");
            if (person.divides) form.formParam(DivisionOffer.BOX, "on");
        }
        tells(person.name + " confirms " + kept + (person.aside ? ", aside" : ""));
        form.post(person.link).then().statusCode(303);
        person.own = Signatory.at(person.email, person.link.replace("/confirmations/", "/signatures/"));
        if (kept.remove(anglers)) person.waits = !left;
        person.granted.addAll(kept);
        if (person.divides) pick(person);
    }

    /** The rule comes to who agreed; never with the organisation of the link, nor with one whose box was in the form and ticked. */
    private void pick(ReleasePerson person) {
        World.await(
                () -> {
                    Divided.divide();
                    return List.of("given", "nobody")
                            .contains(Divided.said(person.own).getLast());
                },
                "the rule to come");
        var picked = List.of(lead, host).stream()
                .filter(one ->
                        !person.asked.contains(one) && person.own.said(one).contains("given"))
                .toList();
        assertEquals(
                picked.isEmpty() ? "nobody" : "given", Divided.said(person.own).getLast());
        if (picked.isEmpty()) return;
        tells(person.name + " is given to " + picked);
        assertEquals(1, picked.size());
        assertNotEquals(person.by, picked.getFirst());
        assertTrue(!person.aside, "nobody is given away who is put aside");
        person.granted.addAll(picked);
    }

    private void decide(ReleasePerson person) {
        var one = organisations().get(random.nextInt(3));
        switch (random.nextInt(16)) {
            case 0 -> {
                tells(person.name + " withdraws");
                browser().post(person.own.own() + "/withdrawal").then().statusCode(303);
                person.isGone();
            }
            case 1 -> {
                tells(person.name + " erases everything");
                browser().post(person.own.own() + "/erasure").then().statusCode(200);
                person.isGone();
            }
            case 2 -> {
                tells(person.name + " erases at " + one);
                person.own.press(one, "/erasure");
                isOver(person, one);
            }
            case 3 -> unsubscribe(person, one, "");
            case 4 -> unsubscribe(person, one, "/all");
            case 5 -> {
                tells("a year passes for " + person.name);
                person.own.daysAgo(MORE_THAN_A_YEAR);
                Arc.container().instance(EndingJob.class).get().run();
                person.granted.remove(host);
                person.waits = false;
            }
            case 6, 7, 8 -> {
                tells(person.name + " says yes a second time");
                person.own.press(anglers, "/yes");
                if (person.waits && !left) person.granted.add(anglers);
                person.waits = false;
            }
            case 9 -> {
                tells(person.name + " takes back from " + one);
                person.own.press(one, "");
                isOver(person, one);
            }
            default -> {}
        }
    }

    private void unsubscribe(ReleasePerson person, String organisation, String rest) {
        tells(person.name + " unsubscribes from " + organisation + rest);
        var links = Arc.container().instance(UnsubscribeLinks.class).get();
        var link = links.of(person.id, Signatory.idOf(organisation)).replaceFirst("^https?://[^/]+", "");
        browser()
                .formParam("List-Unsubscribe", "One-Click")
                .post(link + rest)
                .then()
                .statusCode(200);
        isOver(person, organisation);
    }

    private void isOver(ReleasePerson person, String organisation) {
        person.granted.remove(organisation);
        if (organisation.equals(anglers)) person.waits = false;
    }

    /** Something that no signer does. */
    void meanwhile(boolean late) {
        switch (random.nextInt(late && !left ? 7 : 6)) {
            case 0, 1 -> putAside();
            case 2, 3, 4 -> release();
            case 5 -> leaveAlone();
            default -> leave();
        }
    }

    private void putAside() {
        var status =
                owners.get(lead).send(quarantine() + "/choose", "reason", "Odd").statusCode();
        assertTrue(status == 303 || status == 409, () -> "put aside: " + status);
        for (var one : people) if (one.id != null) one.aside = state(one.id).equals("quarantined");
        assertTrue(people.stream().allMatch(one -> one.id == null || one.own != null || one.aside), "who is pending");
        tells("put aside: "
                + people.stream().filter(one -> one.aside).map(one -> one.name).toList());
    }

    private void release() {
        tells("released");
        owners.get(lead).send(quarantine() + "/release", "group", "all").then().statusCode(200);
        for (var one : people) one.aside = false;
    }

    private void leave() {
        tells(anglers + " leaves");
        owners.get(anglers)
                .send(campaign() + "/partners/" + anglers + "/leaving")
                .then()
                .statusCode(303);
        Arc.container().instance(Published.Registry.class).get().refresh();
        left = true;
    }

    /** Somebody asked an organisation by telephone to be left alone, or to be written to again. */
    private void leaveAlone() {
        var person = people.get(random.nextInt(PEOPLE));
        var one = organisations().get(random.nextInt(3));
        var add = !person.leftOut.remove(one);
        if (add) person.leftOut.add(one);
        tells(one + (add ? " leaves alone " : " may write again to ") + person.name);
        owners.get(one)
                .send(
                        "/staff/organisations/" + one + "/sender/suppressions",
                        "do",
                        add ? "add" : "remove",
                        "person",
                        person.email)
                .then()
                .statusCode(200);
    }

    private String quarantine() {
        return campaign() + "/" + petition.slug() + "/quarantine";
    }

    private Set<String> some(List<String> organisations) {
        var some = new TreeSet<String>();
        for (var one : organisations) if (random.nextBoolean()) some.add(one);
        return some;
    }

    private static String box(String organisation) {
        return "consent." + organisation + ".email";
    }

    /** The signature that was not there before. */
    private UUID newest() {
        var all = fresh();
        assertEquals(1, all.size());
        return all.iterator().next();
    }

    /** Those that were not there when it was asked last. */
    Set<UUID> fresh() {
        var all = new HashSet<>(db().read(handle -> handle.select(
                        "SELECT s.id FROM signature s JOIN action a ON a.id = s.petition WHERE a.slug = ?",
                        petition.slug())
                .mapTo(UUID.class)
                .list()));
        all.removeAll(known);
        known.addAll(all);
        return all;
    }

    /** What stands in the mail that asks somebody to confirm. */
    static String token(UUID signature) {
        return Arc.container()
                .instance(Outbox.class)
                .get()
                .open(db().read(handle -> OutboxStore.about(handle, signature)))
                .stream()
                .filter(mail -> mail.row().kind().equals(MailKind.CONFIRM))
                .map(mail -> mail.content().get("token"))
                .findFirst()
                .orElseThrow();
    }

    private static String state(UUID signature) {
        return db().read(handle -> handle.select("SELECT state FROM signature WHERE id = ?", signature)
                .mapTo(String.class)
                .one());
    }

    private static Db db() {
        return Arc.container().instance(Db.class).get();
    }
}
