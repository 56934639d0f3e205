package org.undersigned.mailing;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.undersigned.foundation.html.Languages;
import org.undersigned.foundation.html.Messages;
import org.undersigned.foundation.http.Site;
import org.undersigned.foundation.mail.Mail;
import org.undersigned.mailing.sender.OrganisationSender;
import org.undersigned.organisation.Organisation;
import org.undersigned.petition.Petition;
import org.undersigned.petition.PetitionView;
import org.undersigned.petition.Petitions;

/** Writes a mailing for one reader: the words in their language, why they get it, and how they get no more of it. */
@Singleton
final class Composing {

    private static final Pattern PETITION = Pattern.compile("(?:/[A-Za-z-]{2,11})?/petitions/([a-z0-9-]+)(?:/.*)?");

    private final Petitions petitions;
    private final Site site;

    Composing(Petitions petitions, Site site) {
        this.petitions = petitions;
        this.site = site;
    }

    /**
     * Who reads it.
     *
     * @param language BCP 47 tag
     * @param signed the petition because of which they get it
     * @param first whether they had no mail of this organisation before
     * @param unsubscribe where they say that they want no more
     * @param token of the mail, for the address it comes back to; empty if nobody waits for that
     */
    record Reader(
            String to,
            String name,
            String language,
            Optional<Petition> signed,
            boolean first,
            String unsubscribe,
            String token) {
        /** Hides the person from logs. */
        @Override
        public String toString() {
            return "Reader[hidden]";
        }
    }

    @CheckedTemplate(basePath = "mailing", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static final class Templates {
        private Templates() {}

        static native TemplateInstance mailHtml(Written written);

        static native TemplateInstance mailText(Written written);
    }

    /** The words of a mailing for a reader. */
    Written written(Mailing mailing, Mailing.Subject subject, Organisation organisation, Reader reader) {
        var language = reader.language();
        var words = Messages.of(language);
        var name = organisation.name().in(language).text();
        var source = mailing.source(subject);
        var body = Words.named(
                Words.sourced(
                        mailing.body().in(language).text(),
                        site.baseUrl(),
                        source,
                        path -> partner(path, organisation)),
                reader.name());
        var asked = mailing.asks()
                .flatMap(petitions::byId)
                .filter(one -> one.action().isPublic());
        return new Written(
                Languages.spoken(language),
                mailing.body().in(language).language(),
                name,
                Words.subject(mailing.subjectOf(subject).in(language).text(), reader.name()),
                body,
                asked.map(one -> words.t("mailing.mail.sign", PetitionView.title(one, language)))
                        .orElse(""),
                asked.map(one -> site.baseUrl()
                                + Languages.href(language, one.action().path())
                                + (isPartner(one, organisation) ? "?partner=" + organisation.slug() + "&" : "?")
                                + "src=" + source)
                        .orElse(""),
                why(mailing, organisation, reader, words),
                mailing.isAboutPetition() ? words.t("mailing.mail.leaveUpdates") : words.t("mailing.mail.leave", name),
                reader.unsubscribe());
    }

    /** Who writes, if a path leads to a petition that it is a partner of: who comes by the link is brought by it, and sees its box first. */
    private Optional<String> partner(String path, Organisation organisation) {
        return Optional.ofNullable(path)
                .map(PETITION::matcher)
                .filter(Matcher::matches)
                .flatMap(found -> petitions.visible(found.group(1)))
                .filter(petition -> isPartner(petition, organisation))
                .map(petition -> organisation.slug());
    }

    private static boolean isPartner(Petition petition, Organisation organisation) {
        return petition.campaign().partner(organisation.slug()).isPresent();
    }

    private static List<String> why(Mailing mailing, Organisation organisation, Reader reader, Messages words) {
        var name = organisation.name().in(reader.language()).text();
        var title = reader.signed()
                .map(one -> PetitionView.title(one, reader.language()))
                .orElse("");
        var because = words.t(mailing.isAboutPetition() ? "mailing.mail.whyUpdates" : "mailing.mail.why", name, title);
        var from = words.t("mailing.mail.sentBy", name, organisation.postalAddress());
        if (!reader.first()) return List.of(because, from);
        var first = mailing.isAboutPetition() ? "mailing.mail.firstUpdates" : "mailing.mail.first";
        return List.of(
                because, words.t(first, name, title, organisation.privacyUrl().toString()), from);
    }

    /** The mail. */
    Mail mail(
            Mailing mailing,
            Organisation organisation,
            Written written,
            Reader reader,
            Optional<OrganisationSender> sender) {
        var plain = new Mail(
                reader.to(),
                written.subject(),
                Templates.mailText(written).render(),
                Templates.mailHtml(written).render(),
                Map.of("Content-Language", written.language()));
        return Listing.of(
                plain,
                new Listing.Way(
                        organisation.slug(),
                        mailing.code(),
                        reader.unsubscribe(),
                        mailing.isAboutPetition(),
                        sender,
                        reader.token()));
    }
}
