package org.undersigned.mailing;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.undersigned.foundation.html.Messages;
import org.undersigned.organisation.Organisation;
import org.undersigned.petition.Petitions;

/** Shows a draft as somebody would read it who does not exist. */
@Singleton
public final class Preview {

    private final Composing composing;
    private final Petitions petitions;

    Preview(Composing composing, Petitions petitions) {
        this.composing = composing;
        this.petitions = petitions;
    }

    /** What a made-up person reads who gets their first mail of an organisation, in a language and with one of two subjects. */
    public Written of(Mailing mailing, Organisation organisation, String language, Mailing.Subject subject) {
        var reader = new Composing.Reader(
                "",
                Messages.of(language).t("mailing.sample"),
                language,
                mailing.petition().or(mailing::asks).flatMap(petitions::byId),
                true,
                "",
                "");
        return composing.written(mailing, subject, organisation, reader);
    }

    /** The second subject as that person would read it, if there is one. */
    public Optional<String> other(Mailing mailing, Organisation organisation, String language) {
        return mailing.otherSubject()
                .map(other ->
                        of(mailing, organisation, language, Mailing.Subject.B).subject());
    }
}
