package org.undersigned.onpaper;

import io.quarkus.arc.Arc;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.db.Published;
import org.undersigned.petition.Petition;
import org.undersigned.petition.Petitions;
import org.undersigned.sharing.paper.SheetNumber;
import org.undersigned.sharing.paper.Sheets;
import org.undersigned.world.Desk;
import org.undersigned.world.OwnPetition;
import org.undersigned.world.World;

/** A petition of one test alone, with numbered sheets, and two campaigners of its lead: one types in, the other checks. */
final class Typist {

    private static final Pattern BATCH = Pattern.compile("name=\"batch\" value=\"([0-9a-f-]{36})\"");

    final String prefix = "onp" + UUID.randomUUID().toString().substring(0, 8);
    final OwnPetition own;
    final Desk carla;
    final Desk dora;

    Typist() {
        this.own = OwnPetition.open(prefix);
        this.carla = Desk.invited("Carla", "--organisation", prefix + "-river-watch", "--role", "campaigner");
        this.dora = Desk.invited("Dora", "--organisation", prefix + "-river-watch", "--role", "campaigner");
    }

    Petition petition() {
        return of(Petitions.class).visible(own.slug()).orElseThrow();
    }

    String path() {
        return "/staff/campaigns/" + petition().campaign().slug() + "/" + own.slug() + "/paper";
    }

    /** Sheets with the lead's box first, or the box of {@code partner}. */
    List<SheetNumber> sheets(int number, String... partner) {
        var first = Optional.of(partner.length == 0 ? prefix + "-river-watch" : partner[0])
                .flatMap(petition().campaign()::partner)
                .map(one -> one.organisation());
        var sheets = of(Sheets.class);
        var id = sheets.number(petition(), petition().languages().getFirst(), first, number, "staff:test");
        var batch = sheets.of(petition()).stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow();
        var numbers = new ArrayList<SheetNumber>();
        for (int i = 0; i < number; i++)
            numbers.add(new SheetNumber(
                    SheetNumber.parse(batch.first()).orElseThrow().number() + i));
        return numbers;
    }

    /** Types a sheet in. */
    Response type(Desk desk, SheetNumber sheet, int count, String... fields) {
        var all = new ArrayList<>(List.of("sheet", sheet.written(), "count", "" + count));
        all.addAll(List.of(fields));
        return desk.send(path() + "/sheet", all.toArray(String[]::new));
    }

    /** Checks every sheet that waits, whose rows are {@code rows}. */
    void check(int rows) {
        var batches = waiting();
        for (var batch : batches)
            dora.send(path(), "do", "check", "batch", batch, "rows", "" + rows)
                    .then()
                    .statusCode(303);
    }

    /** Ids of batches that wait for a check. */
    List<String> waiting() {
        return of(Db.class)
                .read(handle -> handle.select(
                                "SELECT id::text FROM paper_batch WHERE petition = ? AND checked_on IS NULL ORDER BY typed_on",
                                petition().id())
                        .mapTo(String.class)
                        .list());
    }

    /** Ids on the page. */
    List<String> batches(Desk desk) {
        return BATCH.matcher(desk.get(path()).asString())
                .results()
                .map(found -> found.group(1))
                .distinct()
                .toList();
    }

    /** Those who wrote an address are asked. */
    void ask() {
        of(AskingJob.class).run();
    }

    /** Where people were removed, it is counted anew, as on the next day. */
    void tomorrow() {
        of(Db.class)
                .useTransaction(handle -> handle.execute(
                        "UPDATE paper_number SET due = due - 1 WHERE petition = ?",
                        petition().id()));
        of(ForgettingSheetsJob.class).run();
    }

    long onPaper() {
        return of(Db.class).read(handle -> PaperStore.number(handle, petition().id()));
    }

    long confirmed() {
        return of(Db.class)
                .read(handle -> handle.select(
                                "SELECT count(*) FROM signature WHERE petition = ? AND state = 'confirmed'",
                                petition().id())
                        .mapTo(Long.class)
                        .one());
    }

    /** The program opens the logs of a new petition by itself. */
    void logsAreOpen() {
        World.await(() -> World.browser().get(own.path() + "/check").statusCode() == 200, "the logs to be opened");
    }

    /** What {@code count.json} says. */
    Map<String, Object> count() {
        of(Published.Registry.class).refresh();
        return World.browser().get(own.path() + "/count.json").jsonPath().getMap("");
    }

    /** A person in row {@code line}. */
    static String[] row(int line, String name, String email, String postcode, String... ticks) {
        var fields = new ArrayList<>(List.of(
                "name." + line, name, "email." + line, email, "postcode." + line, postcode, "country." + line, "US"));
        for (var tick : ticks) fields.addAll(List.of("box." + line + "." + tick, "on"));
        return fields.toArray(String[]::new);
    }

    static String[] rows(String[]... rows) {
        return java.util.Arrays.stream(rows).flatMap(java.util.Arrays::stream).toArray(String[]::new);
    }

    static <T> T of(Class<T> type) {
        return Arc.container().instance(type).get();
    }
}
