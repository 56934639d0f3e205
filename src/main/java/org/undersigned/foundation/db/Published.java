package org.undersigned.foundation.db;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/**
 * Something public, read from the database once and kept in memory until {@link Publication#changed} says that it moved.
 * A request never waits for a query: it takes what stands here.
 */
public final class Published<T> implements Supplier<T> {

    private final Function<Handle, T> load;
    private volatile T value;

    private Published(Function<Handle, T> load) {
        this.load = load;
    }

    @Override
    public T get() {
        var current = value;
        if (current == null) throw new IllegalStateException("asked for public content before it was read");
        return current;
    }

    /** Keeps every published value of this process in step with the database. */
    @Singleton
    public static final class Registry {

        private final Db db;
        private final List<Published<?>> all = new CopyOnWriteArrayList<>();
        private final AtomicLong version = new AtomicLong(-1);

        Registry(Db db) {
            this.db = db;
        }

        /** Registers a value; it is read at start-up, after the migrations, and again after every change. */
        public <T> Published<T> publish(Function<Handle, T> load) {
            var published = new Published<>(load);
            all.add(published);
            if (version.get() >= 0) db.useTransaction(handle -> reload(published, handle));
            return published;
        }

        /** The version that pages drawn now belong to. */
        public long version() {
            return version.get();
        }

        @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
        void poll() {
            refresh();
        }

        void start(@Observes @Priority(10) StartupEvent event) {
            refresh();
        }

        /** Reads everything again if the database moved on. Values of one refresh come from one snapshot of the database. */
        public synchronized void refresh() {
            db.useTransaction(handle -> {
                handle.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
                var found = Publication.version(handle);
                if (found == version.get()) return;
                all.forEach(published -> reload(published, handle));
                version.set(found);
                // One that was registered meanwhile was too late for the one and too early for the other.
                all.stream()
                        .filter(published -> published.value == null)
                        .forEach(published -> reload(published, handle));
            });
        }

        private static <T> void reload(Published<T> published, Handle handle) {
            published.value = published.load.apply(handle);
        }
    }
}
