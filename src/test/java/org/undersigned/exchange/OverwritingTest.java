package org.undersigned.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.undersigned.campaign.CampaignWriting;
import org.undersigned.foundation.db.Db;
import org.undersigned.petition.Petition;
import org.undersigned.petition.PetitionWriting;

/** A file against what staff changed since it was loaded. */
@QuarkusTest
class OverwritingTest {

    private static final Loading.By STAFF =
            new Loading.By.Staff("staff:test", slug -> true, (handle, file) -> List.of());
    private static final Loading.By OPERATOR = new Loading.By.Operator(false, false);
    private static final Loading.By INSISTING = new Loading.By.Operator(false, true);

    @Inject
    Loading loading;

    @Inject
    Db db;

    @Test
    void a_file_does_not_undo_what_staff_changed_unless_the_operator_insists() {
        var yaml = LoadingTest.own("edited");
        done(yaml, OPERATOR);
        done(yaml.replace("[100, 1000, 10000]", "[100, 3000]"), STAFF);
        assertEquals("review", petition().action().state());
        var refused = assertInstanceOf(Loaded.Refused.class, loading.load(List.of(SampleText.good(yaml)), OPERATOR));
        assertTrue(refused.errors().getFirst().wrong().contains("staff changed this campaign in the workspace"));
        assertEquals(List.of(100, 3000), petition().goals());
        done(yaml, INSISTING);
        assertEquals(List.of(100, 1000, 10000), petition().goals());
        assertEquals(List.of(), done(yaml, OPERATOR));
    }

    private List<String> done(String yaml, Loading.By by) {
        return assertInstanceOf(Loaded.Done.class, loading.load(List.of(SampleText.good(yaml)), by))
                .changes();
    }

    private Petition petition() {
        return db.read(handle ->
                        PetitionWriting.stored(handle, CampaignWriting.stored(handle), "edited-stop-the-outfall"))
                .orElseThrow();
    }
}
