package org.undersigned.world;

import static io.restassured.RestAssured.given;

import io.quarkus.arc.Arc;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.undersigned.exchange.LoadCommand;
import org.undersigned.foundation.db.Published;
import org.undersigned.organisation.approval.SecondPerson;
import org.undersigned.petition.RetireCommand;
import picocli.CommandLine;

/** A petition for one test alone: the example of {@code docs/campaign-file.md} with slugs of its own. */
public final class OwnPetition {

    private final String prefix;

    private OwnPetition(String prefix) {
        this.prefix = prefix;
    }

    /** A new one, open for signing. {@code prefix} goes before every slug. */
    public static OwnPetition open(String prefix) {
        var petition = new OwnPetition(prefix);
        petition.load(petition.yaml(), "--launch");
        return petition;
    }

    /** A new one, open for signing, in which the lead is alone until a file names others. */
    public static OwnPetition alone(String prefix) {
        var petition = new OwnPetition(prefix);
        var file = petition.yaml();
        petition.load(
                file.substring(0, file.indexOf("\nstatement:"))
                        .replaceAll("(?m)^.*\\{organisation: " + prefix + "-anglers, role.*\n", "")
                        .replace(", " + prefix + "-anglers]", "]"),
                "--launch");
        return petition;
    }

    /** A new one, open for signing, whose lead asks another organisation to be a partner of it. */
    public static OwnPetition asking(String prefix, String role) {
        var petition = alone(prefix);
        petition.load(petition.yaml()
                .replace(
                        "{organisation: " + prefix + "-anglers, role: supporting}",
                        "{organisation: " + prefix + "-anglers, role: " + role + "}"));
        return petition;
    }

    /** As {@link #open(String)}, from a file that says something else here and there. */
    public static OwnPetition open(String prefix, java.util.function.UnaryOperator<String> change) {
        var petition = new OwnPetition(prefix);
        petition.load(change.apply(petition.yaml()), "--launch");
        return petition;
    }

    /** A new one that nobody has put online. */
    public static OwnPetition draft(String prefix) {
        var petition = new OwnPetition(prefix);
        petition.load(petition.yaml());
        return petition;
    }

    /** The campaign file. */
    public String yaml() {
        try {
            var page = Files.readString(Path.of("docs/campaign-file.md"));
            int start = page.lastIndexOf("```yaml\n") + "```yaml\n".length();
            return page.substring(start, page.indexOf("```", start))
                    .replaceAll("(slug|organisation): ([a-z-]+)", "$1: " + prefix + "-$2")
                    .replace("[river-watch, anglers]", "[" + prefix + "-river-watch, " + prefix + "-anglers]")
                    .replace("opens: 2026-05-01\n  closes: 2026-12-31", "opens: 2020-05-01\n  closes: 2999-12-31");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What {@code ./undersigned load} says to a file; the exit status stands before it. */
    public String load(String yaml, String... options) {
        try {
            var file = Files.createTempFile("own", ".yaml");
            Files.writeString(file, yaml);
            var told = new StringWriter();
            var arguments = new java.util.ArrayList<>(java.util.List.of(options));
            arguments.add(file.toString());
            var status = new CommandLine(new LoadCommand())
                    .setOut(new PrintWriter(told))
                    .setErr(new PrintWriter(told))
                    .execute(arguments.toArray(String[]::new));
            Files.delete(file);
            Arc.container().instance(Published.Registry.class).get().refresh();
            return status + " " + told;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its last day was yesterday from now on. */
    public void isOver() {
        load(yaml().replace(
                        "closes: 2999-12-31",
                        "closes: " + LocalDate.now(ZoneOffset.UTC).minusDays(1)));
    }

    /** An owner of the organisation that leads it approves that the command deletes its signers. */
    public void mayBeRetired() {
        var owner = Desk.invited("Olga", "--organisation", prefix + "-river-watch");
        var asked = Ran.of(new RetireCommand(), slug(), "--yes");
        if (asked.status() != SecondPerson.WAITS) throw new AssertionError(asked);
        Ran.decided(owner, slug(), "approve").then().statusCode(303);
    }

    public String slug() {
        return prefix + "-stop-the-outfall";
    }

    public String path() {
        return "/petitions/" + slug();
    }

    /** The box of the organisation that leads it. */
    public String box() {
        return "consent." + prefix + "-river-watch.email";
    }

    public Response sign(String name, String email, String... boxes) {
        var form = World.browser()
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("name", name)
                .formParam("email", email)
                .formParam("country", "US");
        for (var box : boxes) form.formParam(box, "on");
        return form.post(path() + "/signatures");
    }

    /** Signs and confirms; answers the path of the person's own page. */
    public String supporter(String name, String email, String... boxes) {
        sign(name, email, boxes).then().statusCode(303);
        World.browser()
                .post(World.mail(email, 1).path("/confirmations/"))
                .then()
                .statusCode(303);
        return World.mail(email, 2).path("/signatures/");
    }

    /** The published number. */
    public long published() {
        return given().get(path() + "/count.json").jsonPath().getLong("confirmed");
    }
}
