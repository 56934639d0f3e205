package org.undersigned.signature;

import java.util.UUID;

/** Fired inside the transaction in which a counted signature was taken back or erased. */
public record SignatureWithdrawn(UUID petition) {}
