package org.undersigned.signature;

import java.util.UUID;

/** Fired inside the transaction in which a signature began to count. */
public record SignatureConfirmed(UUID petition) {}
