package org.undersigned.signature.consent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.undersigned.world.World.browser;

import io.quarkus.arc.Arc;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.mail.MailAddress;
import org.undersigned.onpaper.AskedOnPaper;
import org.undersigned.organisation.Organisation;
import org.undersigned.petition.Petition;
import org.undersigned.petition.PetitionKeys;
import org.undersigned.petition.Petitions;
import org.undersigned.sharing.paper.SheetNumber;
import org.undersigned.sharing.paper.Sheets;
import org.undersigned.signature.signing.OnPaper;
import org.undersigned.world.Desk;

/**
 * What the people of a {@link ReleaseStory} sign on paper, and what its organisations do with the sheets: typed in or read from a file, checked,
 * corrected. Nothing of it may be told to anybody until the person says yes to a mail; from then on they are in the story like all others.
 */
final class ReleasePaper {

    private static final Pattern TRIAL = Pattern.compile("action=\"([^\"]+/import/[0-9a-f-]{36})\"");
    private static final Pattern BATCH = Pattern.compile("name=\"batch\" value=\"([0-9a-f-]{36})\"");

    private record Row(ReleasePerson person, Set<String> ticked, boolean updates) {}

    private record Batch(UUID id, String organisation, SheetNumber sheet, List<Row> rows) {}

    private final ReleaseStory story;
    private final RandomGenerator random;
    private final List<Batch> waiting = new ArrayList<>();
    private final List<Batch> checked = new ArrayList<>();

    ReleasePaper(ReleaseStory story, RandomGenerator random) {
        this.story = story;
        this.random = random;
    }

    /** Something that happens with sheets. */
    void any() {
        switch (random.nextInt(5)) {
            case 0, 1 -> types(random.nextBoolean());
            case 2, 3 -> checks();
            default -> removes();
        }
    }

    /** How many sheets were checked. */
    int checked() {
        return checked.size();
    }

    private void types(boolean fromFile) {
        var present = story.left ? List.of(story.lead, story.host) : story.organisations();
        var one = present.get(random.nextInt(present.size()));
        var sheet = numbered(one);
        var boxes = boxes(sheet);
        var rows = new ArrayList<Row>();
        for (var person : story.people)
            if (rows.size() < 2 && person.signings < ReleaseStory.SIGNINGS && random.nextInt(4) == 0)
                rows.add(new Row(person, ticked(boxes), random.nextBoolean()));
        if (rows.isEmpty()) return;
        var typist = story.campaigners.get(one);
        if (fromFile) imports(typist, file(sheet, boxes, rows));
        else typist.send(path() + "/sheet", fields(sheet, boxes, rows)).then().statusCode(303);
        story.tells(one
                + (fromFile ? " imports " : " types in ")
                + rows.stream().map(row -> row.person.name + row.ticked).toList());
        waiting.add(new Batch(id(sheet), one, sheet, rows));
        AskedOnPaper.all(petition().id());
        assertEquals(Set.of(), story.fresh(), "nobody is asked before another person has counted the rows");
    }

    private void checks() {
        if (waiting.isEmpty()) return;
        var batch = waiting.remove(random.nextInt(waiting.size()));
        var form = new String[] {"do", "check", "batch", batch.id.toString(), "rows", "" + batch.rows.size()};
        var typist = story.campaigners.get(batch.organisation);
        assertFalse(typist.send(path(), form).statusCode() == 303, "who typed it in does not check it");
        var left = story.left && batch.organisation.equals(story.anglers);
        story.owners
                .get(left ? story.lead : batch.organisation)
                .send(path(), form)
                .then()
                .statusCode(303);
        checked.add(batch);
        AskedOnPaper.all(petition().id());
        var key =
                Arc.container().instance(PetitionKeys.class).get().of(petition().id());
        var asked = story.fresh();
        for (var row : batch.rows) {
            var tag =
                    OnPaper.mailboxTag(key, MailAddress.parse(row.person.email).orElseThrow());
            var found =
                    asked.stream().filter(one -> Arrays.equals(tag, tag(one))).findFirst();
            story.tells("checked: " + row.person.name + (found.isPresent() ? " is asked" : ""));
            if (found.isEmpty()) continue;
            asked.remove(found.get());
            isAsked(row, found.get());
        }
        assertEquals(Set.of(), asked, "nobody is asked who stands on no sheet of these");
    }

    /** There is a mail for them, as if they had filled in the form with what stands on the sheet. */
    private void isAsked(Row row, UUID signature) {
        var person = row.person;
        assertTrue(person.id == null, "who is here already is not asked");
        person.signings++;
        person.id = signature;
        person.link = "/confirmations/" + ReleaseStory.token(signature);
        person.asked = present(row.ticked);
        person.updates = row.updates;
        person.divides = false;
        person.by = "";
    }

    /** Somebody who stands on a checked sheet wants to be removed. */
    private void removes() {
        if (checked.isEmpty()) return;
        var batch = checked.get(random.nextInt(checked.size()));
        var line = random.nextInt(batch.rows.size());
        var person = batch.rows.get(line).person;
        var status = story.owners
                .get(story.lead)
                .send(path(), "do", "erase", "erase-sheet", batch.sheet.written(), "erase-line", "" + (line + 1))
                .statusCode();
        story.tells(person.name + " is removed from paper: " + status);
        assertTrue(status == 303 || status == 422, "there or not");
        if (person.id == null || isThere(person.id)) return;
        assertTrue(person.own == null, "what is confirmed stays");
        person.isGone();
    }

    /** What stands about sheets in the workspace of an organisation: numbers, of its own batches, or of all for who leads. */
    void looked(String organisation) {
        var gone = story.left && organisation.equals(story.anglers);
        for (var desk : List.of(story.owners.get(organisation), story.campaigners.get(organisation))) {
            var page = desk.get(path());
            page.then().statusCode(gone ? 404 : 200);
            for (var personal : story.personal())
                assertFalse(page.asString().contains(personal), "who stands on paper");
            var shown = new TreeSet<String>();
            BATCH.matcher(page.asString()).results().forEach(one -> shown.add(one.group(1)));
            var may = new TreeSet<String>();
            for (var batch : waiting) if (sees(organisation, batch)) may.add(batch.id.toString());
            for (var batch : checked) if (sees(organisation, batch)) may.add(batch.id.toString());
            assertTrue(may.containsAll(shown), organisation + " sees sheets of others");
        }
    }

    private boolean sees(String organisation, Batch batch) {
        return organisation.equals(story.lead) || organisation.equals(batch.organisation);
    }

    private SheetNumber numbered(String organisation) {
        var sheets = Arc.container().instance(Sheets.class).get();
        var first = petition().campaign().partner(organisation).map(one -> one.organisation());
        var id = sheets.number(petition(), petition().languages().getFirst(), first, 1, "staff:test");
        return sheets.of(petition()).stream()
                .filter(one -> one.id().equals(id))
                .flatMap(one -> SheetNumber.parse(one.first()).stream())
                .findFirst()
                .orElseThrow();
    }

    private List<String> boxes(SheetNumber sheet) {
        var sheets = Arc.container().instance(Sheets.class).get();
        return db().read(handle -> sheets.find(handle, petition(), sheet)).orElseThrow().boxes().stream()
                .map(Organisation::slug)
                .toList();
    }

    private Set<String> ticked(List<String> boxes) {
        var some = new TreeSet<String>();
        for (var one : boxes) if (random.nextBoolean()) some.add(one);
        return some;
    }

    /** Boxes of those who are partners still. */
    private Set<String> present(Set<String> ticked) {
        var some = new TreeSet<>(ticked);
        if (story.left) some.remove(story.anglers);
        return some;
    }

    private static String[] fields(SheetNumber sheet, List<String> boxes, List<Row> rows) {
        var fields = new ArrayList<>(List.of("sheet", sheet.written(), "count", "" + rows.size()));
        for (int i = 0; i < rows.size(); i++) {
            var row = rows.get(i);
            var line = "." + (i + 1);
            fields.addAll(
                    List.of("name" + line, row.person.name, "email" + line, row.person.email, "country" + line, "US"));
            if (row.updates) fields.addAll(List.of("box" + line + ".2", "on"));
            for (var one : row.ticked) fields.addAll(List.of("box" + line + "." + letter(boxes, one), "on"));
        }
        return fields.toArray(String[]::new);
    }

    private static byte[] file(SheetNumber sheet, List<String> boxes, List<Row> rows) {
        var file = new StringBuilder("sheet,row,name,email,country,2");
        for (var one : boxes) file.append(',').append(letter(boxes, one));
        for (int i = 0; i < rows.size(); i++) {
            var row = rows.get(i);
            file.append('\n')
                    .append(sheet.written())
                    .append(',')
                    .append(i + 1)
                    .append(',')
                    .append(row.person.name);
            file.append(',').append(row.person.email).append(",US,").append(row.updates ? "x" : "");
            for (var one : boxes) file.append(',').append(row.ticked.contains(one) ? "x" : "");
        }
        return file.append('\n').toString().getBytes(StandardCharsets.UTF_8);
    }

    private static char letter(List<String> boxes, String organisation) {
        return (char) ('A' + boxes.indexOf(organisation));
    }

    /** Tries a file, which nobody else sees, and takes it in. */
    private void imports(Desk typist, byte[] file) {
        var sent = browser()
                .cookie("staff", typist.cookie)
                .header("Origin", Desk.ORIGIN)
                .multiPart("form", typist.form("/staff"))
                .multiPart("file", "rows.csv", file, "text/csv")
                .post(path() + "/import");
        sent.then().statusCode(303);
        var trial = TRIAL.matcher(typist.get(sent.getHeader("Location").replaceFirst("^https?://[^/]+", ""))
                .asString());
        assertTrue(trial.find(), "there is a trial");
        for (var other : story.owners.values()) other.get(trial.group(1)).then().statusCode(404);
        typist.send(trial.group(1), "do", "take").then().statusCode(303);
    }

    private static UUID id(SheetNumber sheet) {
        return db().read(handle -> handle.select("SELECT batch FROM paper_typed WHERE sheet = ?", sheet.number())
                .mapTo(UUID.class)
                .one());
    }

    private static byte[] tag(UUID signature) {
        return db().read(handle -> handle.select("SELECT mailbox_tag FROM signature WHERE id = ?", signature)
                .mapTo(byte[].class)
                .one());
    }

    private static boolean isThere(UUID signature) {
        return db().read(handle -> handle.select("SELECT EXISTS (SELECT FROM signature WHERE id = ?)", signature)
                .mapTo(Boolean.class)
                .one());
    }

    private Petition petition() {
        return Arc.container()
                .instance(Petitions.class)
                .get()
                .visible(story.petition.slug())
                .orElseThrow();
    }

    private String path() {
        return story.campaign() + "/" + story.petition.slug() + "/paper";
    }

    private static Db db() {
        return Arc.container().instance(Db.class).get();
    }
}
