package org.undersigned.petition.correction;

import java.util.UUID;
import org.undersigned.foundation.html.Translated;

/**
 * A text that is proposed in place of another.
 *
 * @param base number of the version that it corrects
 */
record Correction(UUID id, UUID petition, int base, Translated title, Translated ask, Translated body) {}
