package org.undersigned.signature.confirming;

import com.ibm.icu.text.ListFormatter;
import com.ibm.icu.util.ULocale;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.undersigned.campaign.Campaign;
import org.undersigned.campaign.partnership.Choices;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.html.Languages;
import org.undersigned.foundation.html.Messages;
import org.undersigned.foundation.http.Site;
import org.undersigned.foundation.mail.Letter;
import org.undersigned.foundation.mail.Mail;
import org.undersigned.foundation.outbox.MailWriter;
import org.undersigned.petition.Petition;
import org.undersigned.petition.Petitions;
import org.undersigned.signature.MailKind;
import org.undersigned.signature.consent.PermissionStore;
import org.undersigned.signature.division.DivisionEvent;
import org.undersigned.signature.division.DivisionStore;
import org.undersigned.supporter.SealedRowStore;
import org.undersigned.supporter.Sealing;

/** The mails that signing causes. Each says what happened, one thing to do, and what to do if it was somebody else. */
@Singleton
final class SignatureMail implements MailWriter {

    private static final String PICKED = "picked";

    private final Site site;
    private final Petitions petitions;
    private final Db db;
    private final Sealing sealing;
    private final Choices choices;

    SignatureMail(Site site, Petitions petitions, Db db, Sealing sealing, Choices choices) {
        this.site = site;
        this.petitions = petitions;
        this.db = db;
        this.sealing = sealing;
        this.choices = choices;
    }

    @Override
    public Set<String> kinds() {
        return Set.of(
                MailKind.CONFIRM,
                MailKind.REMINDER,
                MailKind.ALREADY,
                MailKind.THANKS,
                MailKind.MAILBOX_FULL,
                MailKind.LINKS,
                MailKind.ERASED);
    }

    /** The rows that were sealed to the keys of days: address, name, language, token and code. */
    @Override
    public Map<UUID, Map<String, String>> about(Collection<UUID> subjects) {
        var contents = new HashMap<UUID, Map<String, String>>();
        for (var placed : db.read(handle -> SealedRowStore.forMail(handle, subjects)))
            sealing.openHosted(placed.petition(), placed.row())
                    .ifPresent(content -> contents.put(placed.row().signature(), content));
        askTwice(contents);
        tellWhoWasPicked(contents);
        return contents;
    }

    /** Those who confirmed hear which organisations wait for a second yes. Where no organisation asks twice, nobody is looked for. */
    private void askTwice(Map<UUID, Map<String, String>> contents) {
        if (!choices.isAnybodyAskedTwice()) return;
        for (var box : db.read(handle -> PermissionStore.waiting(handle, contents.keySet())))
            contents.compute(box.signature(), (id, content) -> {
                var asking = new HashMap<>(content);
                asking.merge("twice", box.organisation().toString(), (some, one) -> some + " " + one);
                return asking;
            });
    }

    /** Those who agreed to the division hear whom the rule picked, whoever takes part by now; or that it picked none. */
    private void tellWhoWasPicked(Map<UUID, Map<String, String>> contents) {
        if (contents.isEmpty()) return;
        db.read(handle -> DivisionStore.outcomes(handle, contents.keySet()))
                .forEach((id, outcome) -> contents.compute(id, (same, content) -> {
                    var telling = new HashMap<>(content);
                    if (outcome.kind() == DivisionEvent.Kind.NOBODY) telling.put(PICKED, "");
                    outcome.picked()
                            .map(name -> name.in(content.get("language")).text())
                            .ifPresent(name -> telling.put(PICKED, name));
                    return telling;
                }));
    }

    /** The thanks are the last mail that needs the address. */
    @Override
    public void sent(Handle handle, String kind, UUID subject) {
        if (kind.equals(MailKind.THANKS)) SealedRowStore.removeForMail(handle, subject);
    }

    @Override
    public Mail compose(String kind, Map<String, String> content) {
        var language = content.get("language");
        var words = Messages.of(language);
        if (kind.equals(MailKind.LINKS)) return links(words, content);
        if (kind.equals(MailKind.ERASED)) return erased(words, content);
        var petition = petitions.visible(content.get("petition"));
        var title = petition.map(p -> p.latest().title().in(language).text()).orElse(content.get("petition"));
        return new Letter(
                        language,
                        words.t("mail." + kind + ".subject", title),
                        text(
                                words.t("mail.greeting", content.getOrDefault("name", "")),
                                words.t("mail." + kind + ".text", title),
                                kind.equals(MailKind.THANKS) ? twice(words, petition, content) : "",
                                kind.equals(MailKind.THANKS) ? picked(words, content) : ""),
                        steps(kind, words, content),
                        words.t("mail.code"),
                        confirms(kind) ? content.getOrDefault("code", "") : "",
                        List.of(words.t("mail." + kind + ".after")),
                        words.t(
                                "mail.small",
                                petition.map(p -> sender(p, language)).orElse("Undersigned"),
                                site.baseUrl()))
                .to(content.get("to"));
    }

    private static List<String> text(String... paragraphs) {
        return Stream.of(paragraphs).filter(one -> !one.isEmpty()).toList();
    }

    private static String twice(Messages words, Optional<Petition> petition, Map<String, String> content) {
        var ids = List.of(content.getOrDefault("twice", "").split(" "));
        var names = petition.stream()
                .flatMap(one -> one.campaign().partners().stream())
                .map(Campaign.Partner::organisation)
                .filter(one -> ids.contains(one.id().toString()))
                .map(one -> one.name().in(content.get("language")).text())
                .toList();
        if (names.isEmpty()) return "";
        var listed = ListFormatter.getInstance(new ULocale(Languages.spoken(content.get("language"))))
                .format(names);
        return words.t("mail.thanks.twice", listed, names.size());
    }

    private static String picked(Messages words, Map<String, String> content) {
        if (!content.containsKey(PICKED)) return "";
        var name = content.get(PICKED);
        return name.isEmpty() ? words.t("mail.thanks.pickedNobody") : words.t("mail.thanks.picked", name);
    }

    private static boolean confirms(String kind) {
        return kind.equals(MailKind.CONFIRM) || kind.equals(MailKind.REMINDER);
    }

    private List<Letter.Step> steps(String kind, Messages words, Map<String, String> content) {
        if (!content.containsKey("token")) return List.of();
        return switch (kind) {
            case MailKind.CONFIRM, MailKind.REMINDER ->
                List.of(new Letter.Step(
                        words.t("mail.confirm.button"), site.baseUrl() + "/confirmations/" + content.get("token")));
            case MailKind.ALREADY, MailKind.THANKS ->
                List.of(new Letter.Step(
                        words.t("mail.ownPage"), site.baseUrl() + "/signatures/" + content.get("token")));
            default -> List.of();
        };
    }

    private Mail links(Messages words, Map<String, String> content) {
        var language = content.get("language");
        var steps = content.get("links").lines().map(line -> {
            var slug = line.substring(0, line.indexOf(' '));
            var title = petitions
                    .visible(slug)
                    .map(p -> p.latest().title().in(language).text())
                    .orElse(slug);
            return new Letter.Step(title, site.baseUrl() + "/signatures/" + line.substring(line.indexOf(' ') + 1));
        });
        return new Letter(
                        language,
                        words.t("mail.links.subject"),
                        List.of(words.t("mail.links.text")),
                        steps.toList(),
                        "",
                        "",
                        List.of(words.t("mail.links.after")),
                        words.t("mail.small", "Undersigned", site.baseUrl()))
                .to(content.get("to"));
    }

    private Mail erased(Messages words, Map<String, String> content) {
        return new Letter(
                        content.get("language"),
                        words.t("mail.erased.subject"),
                        List.of(
                                content.get("signatures").equals("0")
                                        ? words.t("mail.erased.others")
                                        : words.t("mail.erased.text", Integer.parseInt(content.get("signatures")))),
                        List.of(),
                        "",
                        "",
                        List.of(words.t("mail.erased.after")),
                        words.t("mail.sentBy", site.baseUrl()))
                .to(content.get("to"));
    }

    private static String sender(Petition petition, String language) {
        return petition.campaign().coalition().name().in(language).text();
    }
}
