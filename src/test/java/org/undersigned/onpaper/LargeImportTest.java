package org.undersigned.onpaper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.undersigned.onpaper.Typist.of;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.undersigned.foundation.db.Db;
import org.undersigned.organisation.staff.MemberStore;
import org.undersigned.organisation.staff.Person;
import org.undersigned.world.TestDatabase;

/** As many rows as a file may have. */
@Tag("long")
@QuarkusTest
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class LargeImportTest {

    @Test
    void fifty_thousand_rows_are_tried_taken_in_and_checked_and_no_page_waits_long_for_them() {
        var typist = new Typist();
        var petition = typist.petition();
        var file = new StringBuilder("sheet,row,name,email,postcode,country\n");
        var row = 0;
        while (row < Trial.MOST_ROWS)
            for (var sheet : typist.sheets(50))
                for (int line = 1; line <= 8; line++, row++)
                    file.append(sheet.written() + "," + line + ",Person" + row + " Sample,"
                            + (row % 2 == 0 ? "person" + row + "-" + typist.prefix + "@example.org" : "")
                            + ",78701,US\n");
        var carla = person("Carla");
        var member = of(Db.class)
                .read(handle -> handle.select(
                                "SELECT person FROM staff_member m JOIN organisation o ON o.id = m.organisation WHERE o.slug = ?",
                                typist.prefix + "-river-watch")
                        .mapTo(UUID.class)
                        .list());
        var membership = of(Db.class)
                .read(handle -> MemberStore.of(handle, member.getFirst()))
                .getFirst();
        var importing = of(Importing.class);
        var id = importing.keep(petition, membership, carla, file.toString().getBytes(StandardCharsets.UTF_8));
        var trial = timed(
                "trial",
                60,
                () -> importing.attempt(petition, id, carla, sheet -> true).orElseThrow());
        assertTrue(trial.isFine());
        assertEquals(50_000, trial.rows());
        timed("taking in", 120, () -> importing.take(petition, id, membership, carla, sheet -> true));
        var batch = UUID.fromString(typist.waiting().getFirst());
        assertEquals(
                Checking.Checked.COUNTS,
                timed("checking", 60, () -> of(Checking.class).check(petition, batch, 50_000, person("Dora"))));
        assertEquals(50_000, typist.onPaper());
        timed("the page", 5, () -> typist.dora.get(typist.path()).then().statusCode(200));
        of(Db.class).useTransaction(handle -> PaperRowStore.removeBatch(handle, batch));
    }

    private static Person person(String name) {
        return new Person(UUID.randomUUID(), name + "@example.org", name, false, "en");
    }

    private static <T> T timed(String what, int seconds, java.util.function.Supplier<T> work) {
        var began = System.nanoTime();
        var result = work.get();
        var took = (System.nanoTime() - began) / 1_000_000;
        System.out.printf("50,000 rows on paper, %s: %d ms%n", what, took);
        assertTrue(took < seconds * 1_000L, what + " took " + took + " ms");
        return result;
    }
}
