package org.undersigned.signature;

import io.quarkus.arc.Arc;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.token.Token;
import org.undersigned.supporter.ConsentEvent;
import org.undersigned.supporter.ConsentStore;
import org.undersigned.supporter.Grant;
import org.undersigned.supporter.SealedRowStore;
import org.undersigned.supporter.Sealing;
import org.undersigned.world.OwnPetition;
import org.undersigned.world.World;

/** Somebody who signed and confirmed, with their own page, and what is stored of their permissions. */
public record Signatory(String email, String own, UUID id) {

    public static Signatory of(OwnPetition petition, String name, String... boxes) {
        var email = World.address(name);
        return at(email, petition.supporter(name + " Sample", email, boxes));
    }

    /** The same person under another petition, too. */
    public Signatory again(OwnPetition petition, String... boxes) {
        var before = World.mails(email).size();
        petition.sign("suzie Sample", email, boxes).then().statusCode(303);
        World.browser()
                .post(World.mail(email, before + 1).path("/confirmations/"))
                .then()
                .statusCode(303);
        return at(email, World.mail(email, before + 2).path("/signatures/"));
    }

    /** Who has this page of their own. */
    public static Signatory at(String email, String own) {
        var token = own.substring(own.lastIndexOf('/') + 1);
        var id = db().read(handle -> handle.select(
                        "SELECT signature FROM signer_link WHERE token_hash = ?", Token.hash(token))
                .mapTo(UUID.class)
                .one());
        return new Signatory(email, own, id);
    }

    /** Presses a button of their page about one organisation; {@code rest} is {@code ""}, {@code /yes} or {@code /erasure}. */
    public Response press(String organisation, String rest) {
        return World.browser().post(own + "/grants/" + organisation + rest);
    }

    /** What was said about one organisation, in order. */
    public List<String> said(String organisation) {
        return events().stream()
                .filter(event -> event.organisation().equals(idOf(organisation)))
                .map(event -> event.kind().word())
                .toList();
    }

    /** Slugs of the organisations that may write. */
    public Set<String> live() {
        var live = new TreeSet<String>();
        for (var grant : grants()) if (grant.live()) live.add(slugOf(grant.organisation()));
        return live;
    }

    public List<ConsentEvent> events() {
        return db().read(handle -> ConsentStore.events(handle, id));
    }

    public List<Grant> grants() {
        return db().read(handle -> ConsentStore.grants(handle, id));
    }

    /** What an organisation can open; empty if nothing is sealed for it. */
    public Map<String, String> opened(String organisation) {
        var sealing = Arc.container().instance(Sealing.class).get();
        var petition = db().read(handle -> handle.select("SELECT petition FROM signature WHERE id = ?", id)
                .mapTo(UUID.class)
                .one());
        return db().read(handle -> SealedRowStore.of(handle, id, Sealing.organisation(organisation)))
                .flatMap(row -> sealing.openHosted(petition, row))
                .orElse(Map.of());
    }

    /** It was signed that many days earlier. */
    public void daysAgo(int days) {
        db().useTransaction(handle -> handle.execute("UPDATE signature SET day = day - ? WHERE id = ?", days, id));
    }

    public static UUID idOf(String organisation) {
        return db().read(handle -> handle.select("SELECT id FROM organisation WHERE slug = ?", organisation)
                .mapTo(UUID.class)
                .one());
    }

    private static String slugOf(UUID organisation) {
        return db().read(handle -> handle.select("SELECT slug FROM organisation WHERE id = ?", organisation)
                .mapTo(String.class)
                .one());
    }

    private static Db db() {
        return Arc.container().instance(Db.class).get();
    }
}
