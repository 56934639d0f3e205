package org.undersigned.foundation.db;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutageTest {

    /** A broken line, a full disk, too many connections, a crash elsewhere, a start, a disk that fails, a program that was held. */
    @ParameterizedTest
    @ValueSource(strings = {"08006", "53100", "53300", "57P02", "57P03", "58030", "25P03", "25P04"})
    void what_the_server_says_when_it_is_away_is_an_outage_however_deep_it_lies(String state) {
        assertTrue(
                Outage.isBehind(new IllegalStateException(new IllegalArgumentException(new SQLException("", state)))));
    }

    @Test
    void a_pool_that_gets_no_connection_says_so_without_a_state() {
        assertTrue(Outage.isBehind(new SQLException("Sorry, acquisition timeout!")));
    }

    /** Twice the same key, a deadlock, a table that is not there, a write where only reading is allowed. */
    @ParameterizedTest
    @ValueSource(strings = {"23505", "40P01", "42P01", "25006"})
    void a_statement_that_the_server_refuses_is_none(String state) {
        assertFalse(Outage.isBehind(new IllegalStateException(new SQLException("", state))));
    }

    @Test
    void nor_is_a_bug() {
        assertFalse(Outage.isBehind(new NullPointerException()));
    }
}
