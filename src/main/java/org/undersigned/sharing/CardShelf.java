package org.undersigned.sharing;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * The pictures drawn so far. Drawing is slow, and in a storm the count changes every second: so a card is drawn again at most once
 * a minute, on one thread for all cards, and the previous picture stands in meanwhile. Nobody's thread waits for it.
 */
@Singleton
final class CardShelf {

    private static final Logger LOG = Logger.getLogger(CardShelf.class);
    private static final Duration REST = Duration.ofMinutes(1);
    private static final int BYTES = 24 * 1024 * 1024;
    private static final int WAITING = 64;
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final byte[] NONE = {};

    private final InstantSource clock;
    private final CardPhotos photos;
    private final Cache<String, Kept> kept = Caffeine.newBuilder()
            .maximumWeight(BYTES)
            .weigher((String name, Kept card) -> card.png().length + card.html().length() + 200)
            .build();
    private final Map<String, CompletableFuture<Kept>> drawing = new ConcurrentHashMap<>();
    private final ThreadPoolExecutor hand = new ThreadPoolExecutor(
            0,
            1,
            20,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(WAITING),
            Thread.ofPlatform().daemon().name("share-card").factory());

    CardShelf(InstantSource clock, CardPhotos photos) {
        this.photos = photos;
        this.clock = clock;
    }

    /** A picture, or the reason why there is none. */
    sealed interface Found {

        /**
         * The picture.
         *
         * @param current whether it shows what was asked for, or stands in until the next is drawn
         */
        record Picture(byte[] png, boolean current) implements Found {}

        /** Too many others wait for theirs. */
        record Busy() implements Found {}

        /** It could not be drawn; it is tried again in a minute. */
        record Broken() implements Found {}
    }

    private record Kept(String html, byte[] png, Instant drawn) {

        Found found(String wanted) {
            if (png.length == 0) return new Found.Broken();
            return new Found.Picture(png, html.equals(wanted));
        }
    }

    /** The picture of a page. Pages of one {@code name} are the same card at different times. */
    CompletableFuture<Found> picture(String name, String html) {
        var last = kept.getIfPresent(name);
        if (last != null && isGood(last, html)) return CompletableFuture.completedFuture(last.found(html));
        var mine = new CompletableFuture<Kept>();
        var running = drawing.putIfAbsent(name, mine);
        if (running == null && !begin(name, html, mine))
            return CompletableFuture.completedFuture(last == null ? new Found.Busy() : last.found(html));
        var result = (running == null ? mine : running).thenApply(card -> card.found(html));
        if (last == null) return result;
        // Whoever finds a drawing under way takes the previous picture; whoever began it waits a little for the new
        // one.
        return running != null
                ? CompletableFuture.completedFuture(last.found(html))
                : result.completeOnTimeout(last.found(html), PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    private boolean isGood(Kept card, String html) {
        return card.html().equals(html) || card.drawn().plus(REST).isAfter(clock.instant());
    }

    private boolean begin(String name, String html, CompletableFuture<Kept> result) {
        try {
            hand.execute(() -> {
                var card = drawn(name, html);
                kept.put(name, card);
                drawing.remove(name);
                result.complete(card);
            });
            return true;
        } catch (RejectedExecutionException full) {
            drawing.remove(name);
            result.complete(new Kept("", NONE, clock.instant()));
            return false;
        }
    }

    private Kept drawn(String name, String html) {
        var last = kept.getIfPresent(name);
        // Another may have drawn it between this one's look and its turn.
        if (last != null && isGood(last, html)) return last;
        try {
            return new Kept(html, CardPicture.png(html, photos), clock.instant());
        } catch (Exception | OutOfMemoryError | StackOverflowError | LinkageError failure) {
            LOG.errorf("a share card could not be drawn: %s", failure.getClass().getName());
            return new Kept("", last == null ? NONE : last.png(), clock.instant());
        }
    }

    @PreDestroy
    void close() {
        hand.shutdownNow();
    }
}
