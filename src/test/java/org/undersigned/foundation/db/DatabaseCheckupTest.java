package org.undersigned.foundation.db;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The doctor notices a database whose own log would hold what people wrote. */
@QuarkusTest
class DatabaseCheckupTest {

    @Inject
    Db db;

    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://127.0.0.1:5432/u,",
        "jdbc:postgresql://localhost/u?sslmode=disable,",
        "jdbc:postgresql://db.example.org/u?sslmode=verify-full&sslrootcert=/etc/ca.pem,",
        "jdbc:postgresql://db.example.org/u,FAULT",
        "jdbc:postgresql://db.example.org/u?sslmode=require,FAULT",
        "jdbc:postgresql://db.example.org/u?sslrootcert=x&sslmode=verify-ca,FAULT"
    })
    void a_database_elsewhere_has_to_prove_that_it_is_the_one(String address, String level) {
        assertEquals(
                Optional.ofNullable(level),
                DatabaseCheckup.wire(address).map(one -> one.level().name()));
    }

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
