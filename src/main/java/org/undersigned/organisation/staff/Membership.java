package org.undersigned.organisation.staff;

import java.util.UUID;
import org.undersigned.foundation.html.Translated;

/** A person's role in an organisation. */
public record Membership(UUID organisation, String slug, Translated name, Role role) {}
