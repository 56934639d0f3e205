package org.undersigned.foundation.db;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PublishedTest {

    @Inject
    Db db;

    @Test
    void what_is_registered_while_the_others_are_read_for_the_first_time_is_read_too() {
        var registry = new Published.Registry(db);
        var late = new AtomicReference<Published<String>>();
        registry.publish(handle -> {
            if (late.get() == null) late.set(registry.publish(other -> "late"));
            return "early";
        });
        registry.refresh();
        assertEquals("late", late.get().get());
    }
}
