package org.undersigned.foundation.db;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The doctor notices a database whose own log would hold what people wrote. */
@QuarkusTest
class DatabaseCheckupTest {

    @Inject
    Db db;

    @ParameterizedTest
    @CsvSource({"log_statement,all", "log_min_duration_statement,0", "log_parameter_max_length_on_error,-1"})
    void a_database_that_would_write_down_what_people_wrote_is_a_fault(String setting, String value) {
        db.useTransaction(handle -> {
            // Settings that only an administrator may change.
            handle.execute("SET LOCAL ROLE NONE");
            assertEquals(List.of(), DatabaseCheckup.noise(handle));
            handle.execute("SET LOCAL " + setting + " = '" + value + "'");
            var found = DatabaseCheckup.noise(handle);
            assertEquals(1, found.size());
            assertTrue(found.getFirst().what().startsWith(setting + " is "), found.toString());
        });
    }
}
