package org.undersigned.delivery.handover;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.html.Languages;
import org.undersigned.foundation.html.Messages;
import org.undersigned.foundation.http.Site;
import org.undersigned.foundation.mail.Letter;
import org.undersigned.foundation.mail.Mail;
import org.undersigned.foundation.outbox.MailWriter;
import org.undersigned.petition.Petition;
import org.undersigned.petition.PetitionView;
import org.undersigned.petition.Petitions;
import org.undersigned.supporter.SealedRowStore;
import org.undersigned.supporter.Sealing;

/** Tells those who ticked updates what a target answered, in fixed words and the answer itself. */
@Singleton
final class AnswerMail implements MailWriter {

    static final String KIND = "answer";

    private final Db db;
    private final Sealing sealing;
    private final Petitions petitions;
    private final Deliveries deliveries;
    private final Site site;

    AnswerMail(Db db, Sealing sealing, Petitions petitions, Deliveries deliveries, Site site) {
        this.db = db;
        this.sealing = sealing;
        this.petitions = petitions;
        this.deliveries = deliveries;
        this.site = site;
    }

    @Override
    public Set<String> kinds() {
        return Set.of(KIND);
    }

    /** What is sealed for updates: address, name, language and token. Who took the box back since has no such row. */
    @Override
    public Map<UUID, Map<String, String>> about(Collection<UUID> subjects) {
        var contents = new HashMap<UUID, Map<String, String>>();
        for (var placed : db.read(handle -> SealedRowStore.forUpdates(handle, subjects)))
            sealing.openHosted(placed.petition(), placed.row()).ifPresent(content -> {
                var all = new HashMap<>(content);
                all.put("petition-id", placed.petition().toString());
                contents.put(placed.row().signature(), all);
            });
        return contents;
    }

    @Override
    public Mail compose(String kind, Map<String, String> content) {
        var id = UUID.fromString(content.get("petition-id"));
        var petition = petitions.all().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow();
        var answered = deliveries.of(id).stream()
                .filter(one -> one.answer().isPresent())
                .reduce((first, second) -> second)
                .orElseThrow();
        return letter(petition, answered, content);
    }

    private Mail letter(Petition petition, Delivery delivery, Map<String, String> content) {
        var language = content.get("language");
        var words = Messages.of(language);
        var title = PetitionView.title(petition, language);
        var answer = delivery.answer().orElseThrow();
        var office = petition.campaign()
                .targets()
                .get(delivery.target())
                .office()
                .in(language)
                .text();
        return new Letter(
                        language,
                        words.t("delivery.mail.subject", title),
                        List.of(
                                words.t("mail.greeting", content.getOrDefault("name", "")),
                                words.t("delivery.mail.text", title, office),
                                words.t("delivery.answer." + answer.kind().word()),
                                "“" + answer.text() + "”"),
                        steps(petition, words, content),
                        "",
                        "",
                        List.of(words.t("delivery.mail.why")),
                        words.t(
                                "mail.small",
                                petition.campaign()
                                        .coalition()
                                        .name()
                                        .in(language)
                                        .text(),
                                site.baseUrl()))
                .to(content.get("to"));
    }

    /** Where it stands to read, and the person's own page, where the box is. */
    private List<Letter.Step> steps(Petition petition, Messages words, Map<String, String> content) {
        var read = new Letter.Step(
                words.t("delivery.mail.read"),
                site.baseUrl()
                        + Languages.href(
                                content.get("language"), petition.action().path()));
        if (!content.containsKey("token")) return List.of(read);
        return List.of(
                read,
                new Letter.Step(words.t("delivery.mail.stop"), site.baseUrl() + "/signatures/" + content.get("token")));
    }
}
