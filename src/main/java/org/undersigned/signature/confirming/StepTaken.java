package org.undersigned.signature.confirming;

import java.util.UUID;

/**
 * Fired when somebody leaves a step of the ladder; it tells nothing of whom.
 *
 * @param done whether they say that they did it; they passed over it otherwise
 * @param next the step that they see now, or empty at the end
 */
public record StepTaken(UUID petition, String step, boolean done, String next) {}
