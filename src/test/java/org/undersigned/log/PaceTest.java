package org.undersigned.log;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PaceTest {

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    @Test
    void a_standard_petition_grows_at_most_every_five_seconds_by_one_at_least() {
        assertTrue(Pace.STANDARD.isDue(1, NOW, NOW.minusSeconds(5), NOW));
        assertFalse(Pace.STANDARD.isDue(10_000, NOW, NOW.minusSeconds(4), NOW));
    }

    @Test
    void a_high_risk_one_waits_for_five_and_for_a_quarter_of_an_hour() {
        assertTrue(Pace.HIGH_RISK.isDue(5, NOW, NOW.minus(Duration.ofMinutes(15)), NOW));
        assertFalse(Pace.HIGH_RISK.isDue(4, NOW, NOW.minus(Duration.ofMinutes(15)), NOW));
        assertFalse(Pace.HIGH_RISK.isDue(500, NOW, NOW.minus(Duration.ofMinutes(14)), NOW));
    }

    @Test
    void but_nobody_waits_for_more_than_a_day() {
        var yesterday = NOW.minus(Duration.ofHours(24));
        assertTrue(Pace.HIGH_RISK.isDue(1, yesterday, NOW.minus(Duration.ofHours(1)), NOW));
        assertFalse(Pace.HIGH_RISK.isDue(1, yesterday.plusSeconds(1), NOW.minus(Duration.ofHours(1)), NOW));
    }
}
