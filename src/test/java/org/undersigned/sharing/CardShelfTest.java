package org.undersigned.sharing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.undersigned.sharing.CardShelf.Found;

class CardShelfTest {

    private Instant now = Instant.parse("2026-09-01T12:00:00Z");
    private final CardShelf shelf = new CardShelf(() -> now, name -> Optional.empty());

    @AfterEach
    void close() {
        shelf.close();
    }

    @Test
    void a_count_that_changes_every_second_is_drawn_once_a_minute() {
        var first = picture("1000 signed");
        assertTrue(first.current());
        for (int second = 1; second < 60; second++) {
            now = now.plusSeconds(1);
            var again = picture(1000 + second + " signed");
            assertSame(first.png(), again.png());
            assertFalse(again.current(), "the page cache must not keep what only stands in");
        }
        now = now.plusSeconds(1);
        var next = picture("1060 signed");
        assertNotSame(first.png(), next.png());
        assertTrue(next.current());
    }

    @Test
    void what_did_not_change_is_never_drawn_again() {
        var first = picture("1000 signed");
        now = now.plus(Duration.ofDays(3));
        assertSame(first.png(), picture("1000 signed").png());
    }

    @Test
    void a_crowd_that_asks_at_once_gets_one_drawing() {
        var all = IntStream.range(0, 50)
                .mapToObj(i -> shelf.picture("card", page("first")))
                .toList();
        var pictures =
                all.stream().map(one -> ((Found.Picture) one.join()).png()).toList();
        pictures.forEach(one -> assertSame(pictures.getFirst(), one));
    }

    @Test
    void while_the_next_is_drawn_the_previous_stands_in() {
        var first = picture("1000 signed");
        now = now.plus(Duration.ofMinutes(2));
        var begun = shelf.picture("card", page("1001 signed"));
        var others = List.of(shelf.picture("card", page("1001 signed")), shelf.picture("card", page("1001 signed")));
        var next = (Found.Picture) begun.join();
        assertTrue(next.current());
        for (var other : others) {
            var png = ((Found.Picture) other.join()).png();
            assertTrue(png == first.png() || png == next.png());
        }
    }

    @Test
    void cards_beyond_those_that_can_wait_are_refused_and_nothing_stays_behind() {
        var asked = IntStream.range(0, 100)
                .mapToObj(i -> shelf.picture("card " + i, page("many")))
                .toList();
        var busy =
                asked.stream().filter(one -> one.join() instanceof Found.Busy).count();
        assertTrue(busy > 0 && busy < 40, busy + " were refused");
        var again = IntStream.range(0, 100)
                .mapToObj(i -> shelf.picture("card " + i, page("many")))
                .toList();
        assertEquals(
                100,
                again.stream()
                        .filter(one -> one.join() instanceof Found.Picture)
                        .count());
    }

    @Test
    void what_cannot_be_drawn_is_tried_again_only_after_a_minute() {
        assertInstanceOf(
                Found.Broken.class, shelf.picture("card", "<html><body>").join());
        assertInstanceOf(
                Found.Broken.class, shelf.picture("card", page("mended")).join());
        now = now.plus(Duration.ofMinutes(1));
        assertTrue(picture("mended").current());
    }

    private Found.Picture picture(String words) {
        return (Found.Picture) shelf.picture("card", page(words)).join();
    }

    private static String page(String words) {
        return "<html><head><title>x</title><style>@page { size: 1200px 630px } body { font: 40px \"Noto Sans\" }</style></head><body>"
                + words + "</body></html>";
    }
}
