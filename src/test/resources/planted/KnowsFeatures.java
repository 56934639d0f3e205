package org.undersigned.architecture.planted.foundation;

import org.undersigned.architecture.planted.signature.PlantedService;

/** Violates the order of packages, and closes a cycle. */
public final class KnowsFeatures {
    PlantedService upwards;
}
