package org.undersigned.architecture.planted.transparency;

import org.undersigned.architecture.planted.foundation.KnowsFeatures;

/** Violates that the log can be judged by itself. */
public final class KnowsFoundation {
    KnowsFeatures beside;
}
