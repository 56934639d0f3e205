package org.undersigned.foundation.http;

import io.vertx.core.http.HttpServerRequest;

/** Where a body may be larger than a stranger's, and whose. Each feature names its own addresses; no two name the same. */
public interface LargerBodies {

    /**
     * Most bytes of a body that an address takes from somebody who is believed; 0 if it takes no more than any other.
     *
     * @param path decoded, without anything that leads up or aside
     */
    long most(String path);

    /** Whether the browser that asks may send as much. Waits for the database, so no thread that serves others may ask. */
    boolean isBelieved(HttpServerRequest request);
}
