package org.undersigned.delivery.handover;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.html.Languages;
import org.undersigned.foundation.html.Messages;
import org.undersigned.foundation.http.Site;
import org.undersigned.foundation.mail.Letter;
import org.undersigned.foundation.mail.Mail;
import org.undersigned.foundation.outbox.MailWriter;
import org.undersigned.mailing.ListMail;
import org.undersigned.petition.Petition;
import org.undersigned.petition.PetitionView;
import org.undersigned.petition.Petitions;
import org.undersigned.supporter.SealedRow;
import org.undersigned.supporter.SealedRowStore;
import org.undersigned.updates.Unlocking;

/**
 * Tells those who ticked updates what a target answered, in fixed words and the answer itself. It goes out as every mail to this list does
 * ({@link ListMail}).
 */
@Singleton
final class ResponseMail implements MailWriter {

    static final String KIND = Unlocking.ANSWER;

    private final Db db;
    private final Unlocking unlocking;
    private final Petitions petitions;
    private final ListMail list;
    private final Site site;

    ResponseMail(Db db, Unlocking unlocking, Petitions petitions, ListMail list, Site site) {
        this.db = db;
        this.unlocking = unlocking;
        this.petitions = petitions;
        this.list = list;
        this.site = site;
    }

    @Override
    public Set<String> kinds() {
        return Set.of(KIND);
    }

    /**
     * What is sealed for updates: address, name, language and token, with the newest answer to the petition. Who took the box back since
     * has no such row, and who is left alone gets nothing. Read from the database: what is held in memory may be a second behind the mail.
     */
    @Override
    public Map<UUID, Map<String, String>> about(Collection<UUID> subjects) {
        return db.read(handle -> {
            var contents = new HashMap<UUID, Map<String, String>>();
            var answered = new HashMap<UUID, Optional<Delivery>>();
            for (var placed : SealedRowStore.forUpdates(handle, subjects)) {
                var delivery = answered.computeIfAbsent(
                        placed.petition(), petition -> DeliveryStore.lastResponded(handle, petition));
                var content = unlocking.open(placed.petition(), placed.row()).filter(one -> !isLeftAlone(placed, one));
                if (delivery.isPresent() && content.isPresent())
                    contents.put(placed.row().signature(), with(delivery.get(), placed.row(), content.get()));
            }
            return contents;
        });
    }

    /** Who is left alone does not wait for a passphrase, or the list would never be done with. */
    @Override
    public boolean isLocked(UUID subject) {
        return db.read(handle -> SealedRowStore.forUpdates(handle, List.of(subject))).stream()
                .filter(placed -> unlocking.isLocked(placed.row()))
                .anyMatch(placed -> unlocking
                        .open(placed.petition(), placed.row())
                        .filter(content -> isLeftAlone(placed, content))
                        .isEmpty());
    }

    private boolean isLeftAlone(SealedRowStore.Placed placed, Map<String, String> content) {
        return petitions
                .byId(placed.petition())
                .filter(petition -> list.isLeftAlone(petition, content.getOrDefault("to", "")))
                .isPresent();
    }

    private static Map<String, String> with(Delivery delivery, SealedRow row, Map<String, String> content) {
        var answer = delivery.response().orElseThrow();
        var all = new HashMap<>(content);
        all.put("signature", row.signature().toString());
        all.put("petition-id", delivery.petition().toString());
        all.put("target", "" + delivery.target());
        all.put("answer", answer.kind().word());
        all.put("answer-text", answer.text());
        if (!delivery.corrections().isEmpty())
            all.put("reason", delivery.corrections().getFirst().reason());
        return all;
    }

    @Override
    public Mail compose(String kind, Map<String, String> content) {
        var petition =
                petitions.byId(UUID.fromString(content.get("petition-id"))).orElseThrow();
        var language = content.get("language");
        var words = Messages.of(language);
        var title = PetitionView.title(petition, language);
        var office = petition.campaign()
                .targets()
                .get(Integer.parseInt(content.get("target")))
                .office()
                .in(language)
                .text();
        var reason = content.get("reason");
        var how = reason == null ? "delivery.mail" : "delivery.corrected";
        var lines = new ArrayList<>(List.of(
                words.t("mail.greeting", content.getOrDefault("name", "")),
                words.t(how + ".text", title, office),
                words.t("delivery.answer." + content.get("answer")),
                "“" + content.get("answer-text") + "”"));
        if (reason != null) lines.add(words.t("delivery.corrected.reason", reason));
        return new Letter(
                        language,
                        words.t(how + ".subject", title),
                        lines,
                        steps(petition, words, content),
                        "",
                        "",
                        List.of(),
                        words.t("delivery.mail.why") + " "
                                + words.t(
                                        "mail.sentBy",
                                        petition.campaign()
                                                        .coalition()
                                                        .name()
                                                        .in(language)
                                                        .text() + ", " + site.baseUrl()))
                .to(content.get("to"));
    }

    @Override
    public Mail leaving(UUID id, Map<String, String> content, Mail mail) {
        var petition =
                petitions.byId(UUID.fromString(content.get("petition-id"))).orElseThrow();
        return list.leaving(id, UUID.fromString(content.get("signature")), petition, KIND, mail);
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
