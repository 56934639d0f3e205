package org.undersigned.foundation.db;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class EmbeddedShareTest {

    private static final long GIGABYTE = 1L << 30;

    @Test
    void a_server_takes_an_eighth_of_memory_and_of_free_disk() {
        assertEquals(
                List.of("shared_buffers=3072MB", "max_wal_size=10240MB"),
                EmbeddedShare.of(24 * GIGABYTE, 80 * GIGABYTE).settings());
    }

    @Test
    void on_a_small_machine_it_takes_little_and_on_a_large_one_no_more_than_helps() {
        assertEquals(new EmbeddedShare(512, 1_024), EmbeddedShare.of(2 * GIGABYTE, 3 * GIGABYTE));
        assertEquals(new EmbeddedShare(4_096, 16_384), EmbeddedShare.of(256 * GIGABYTE, 2_000 * GIGABYTE));
    }
}
