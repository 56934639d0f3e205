package org.undersigned.organisation.staff;

import java.util.UUID;
import org.undersigned.foundation.keys.Aead;

/** A person as they lie in the table. */
record SealedPerson(UUID id, Aead.Sealed sealed, boolean operator, String language) {}
