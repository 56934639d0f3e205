package org.undersigned.delivery.pack;

import java.time.Instant;

/** A pack that can be handed over, as a form lists it. */
public record ReadyPack(String id, int target, Instant made, long signatures) {}
