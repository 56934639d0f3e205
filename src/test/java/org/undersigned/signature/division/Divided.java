package org.undersigned.signature.division;

import io.quarkus.arc.Arc;
import io.restassured.response.Response;
import java.util.List;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.db.Publication;
import org.undersigned.foundation.db.Published;
import org.undersigned.signature.Signatory;
import org.undersigned.world.OwnPetition;
import org.undersigned.world.World;

/** A petition whose campaign divides new supporters, and what is stored of that. */
public record Divided(OwnPetition petition, String prefix) {

    /** One in which nobody takes part yet. */
    public static Divided open(String prefix) {
        var petition =
                OwnPetition.open(prefix, yaml -> yaml.replace("\ncampaign:\n", "\ncampaign:\n  division: {cap: 1}\n"));
        return new Divided(petition, prefix);
    }

    /** One in which both of its organisations take part. */
    public static Divided byBoth(String prefix) {
        return open(prefix).takesPart(prefix + "-river-watch", prefix + "-anglers");
    }

    /** An open petition, from now on with the usual cap. */
    public static Divided from(OwnPetition petition, String prefix) {
        change("""
                UPDATE campaign SET division_cap = 1 WHERE id = (SELECT campaign FROM action WHERE slug = '%s')
                """.formatted(petition.slug()));
        return new Divided(petition, prefix);
    }

    /** These organisations take part from now on. */
    public Divided takesPart(String... organisations) {
        for (var one : organisations) change("""
                    UPDATE partnership SET divides = true
                     WHERE organisation = (SELECT id FROM organisation WHERE slug = '%s')
                    """.formatted(one));
        return this;
    }

    /** Every partner takes part from now on. */
    public Divided allTakePart() {
        change("""
                UPDATE partnership SET divides = true WHERE campaign = (SELECT campaign FROM action WHERE slug = '%s')
                """.formatted(petition.slug()));
        return this;
    }

    /** The cap from now on. */
    public Divided cap(int cap) {
        change("""
                UPDATE campaign SET division_cap = %d WHERE id = (SELECT campaign FROM action WHERE slug = '%s')
                """.formatted(cap, petition.slug()));
        return this;
    }

    /** So many people agreed already, and each partner brought and received as many as this. */
    public Divided account(long agreed, long brought, long received) {
        change("""
                INSERT INTO division_tally (petition, agreed) SELECT id, %d FROM action WHERE slug = '%s'
                """.formatted(agreed, petition.slug()));
        change("""
                INSERT INTO division_account (petition, organisation, brought, received)
                SELECT a.id, p.organisation, %d, %d FROM action a JOIN partner p ON p.campaign = a.campaign WHERE a.slug = '%s'
                """.formatted(brought, received, petition.slug()));
        return this;
    }

    /** Somebody who came by an organisation's link and agrees; the link to confirm by, which has reached them. */
    public String asked(String email, String by, String... boxes) {
        agrees("Lou Sample", email, "", by, boxes).then().statusCode(303);
        return World.mail(email, 1).path("/confirmations/");
    }

    /** Has the rule come to those who wait. */
    public static void divide() {
        Arc.container().instance(Dividing.class).get().divide();
    }

    /** Somebody who confirms by the button behind the link, and waits for the rule. */
    public static Signatory waits(String email, String link) {
        World.browser().post(link).then().statusCode(303);
        return Signatory.at(email, link.replace("/confirmations/", "/signatures/"));
    }

    /** Somebody who came by an organisation's link, agreed and confirmed. */
    public Signatory brought(String name, String by, String... boxes) {
        var email = World.address(name);
        agrees(name + " Sample", email, "", by, boxes).then().statusCode(303);
        return confirmed(email);
    }

    /** Somebody who confirms by the button behind the link, and whom the mail of thanks has reached. */
    public Signatory confirmed(String email) {
        World.browser()
                .post(World.mail(email, 1).path("/confirmations/"))
                .then()
                .statusCode(303);
        return Signatory.at(email, World.mail(email, 2).path("/signatures/"));
    }

    /** The form with the box ticked; {@code terms} name what it showed, and are empty if the sender does not say. */
    public Response agrees(String name, String email, String terms, String by, String... boxes) {
        var form = World.browser()
                .formParam("name", name)
                .formParam("email", email)
                .formParam("country", "US")
                .formParam("partner", by)
                .formParam(DivisionOffer.BOX, "on")
                .formParam(DivisionOffer.FIELD, terms);
        for (var box : boxes) form.formParam(box, "on");
        return form.post(petition.path() + "/signatures");
    }

    /** What somebody said about the division, and what came of it. */
    public static List<String> said(Signatory one) {
        return db().read(handle -> handle.select(
                        "SELECT kind FROM division_event WHERE signature = ? ORDER BY number", one.id())
                .mapTo(String.class)
                .list());
    }

    /** Rows that are sealed for whoever the rule is to pick. */
    public static long waiting(Signatory one) {
        return number("SELECT count(*) FROM sealed_row WHERE purpose = 'division' AND signature = ?", one.id());
    }

    /** People whom the rule counts. */
    public long agreed() {
        return number(
                "SELECT coalesce(sum(t.agreed), 0) FROM division_tally t JOIN action a ON a.id = t.petition WHERE a.slug = ?",
                petition.slug());
    }

    /** Boxes that were ticked in forms that were taken. */
    public long asked() {
        return number("""
                SELECT count(*) FROM division_event e JOIN signature s ON s.id = e.signature JOIN action a ON a.id = s.petition
                 WHERE a.slug = ? AND e.kind = 'asked'
                """, petition.slug());
    }

    private static long number(String sql, Object about) {
        return db().read(handle -> handle.select(sql, about).mapTo(Long.class).one());
    }

    private static void change(String sql) {
        db().useTransaction(handle -> {
            handle.execute(sql);
            Publication.changed(handle);
        });
        Arc.container().instance(Published.Registry.class).get().refresh();
    }

    private static Db db() {
        return Arc.container().instance(Db.class).get();
    }
}
