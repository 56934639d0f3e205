package org.undersigned.campaign;

import java.util.List;
import java.util.UUID;
import org.undersigned.foundation.html.Translated;
import org.undersigned.organisation.Organisation;

/** A standing partnership of organisations with a public page. {@code about} is Markdown. */
public record Coalition(UUID id, String slug, Translated name, Translated about, List<Organisation> organisations) {}
