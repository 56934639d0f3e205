package org.undersigned.petition;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.undersigned.campaign.Campaign;
import org.undersigned.campaign.Statement;
import org.undersigned.foundation.html.Messages;
import org.undersigned.foundation.html.Translated;

/** What has happened with a petition, and what is still to come. */
public final class Timeline {

    private final Petition petition;
    private final Messages words;
    private final List<Moment> past = new ArrayList<>();

    private Timeline(Petition petition, Messages words) {
        this.petition = petition;
        this.words = words;
    }

    /**
     * One line of it.
     *
     * @param date its day, or null if nobody knows it yet
     * @param when in place of the date: when it may happen
     * @param next whether it is still to come
     * @param note what the organisations say about it, or null
     */
    public record Moment(LocalDate date, String when, String text, boolean next, Translated.Line note) {}

    /** The moments in their order, those to come last. */
    static List<Moment> of(Petition petition, String language, LocalDate today) {
        var timeline = new Timeline(petition, Messages.of(language));
        timeline.opened(language, today);
        timeline.versions();
        petition.campaign().statement().ifPresent(timeline::signOns);
        timeline.events();
        timeline.closed(today);
        petition.retired().ifPresent(day -> timeline.past(day, timeline.words.t("petition.time.retired")));
        timeline.past.sort(Comparator.comparing(Moment::date));
        timeline.past.addAll(timeline.toCome(today));
        return List.copyOf(timeline.past);
    }

    private void opened(String language, LocalDate today) {
        var date = petition.events().stream()
                .filter(event -> event.kind().equals("opened"))
                .map(Petition.Event::dated)
                .findFirst()
                .orElse(petition.opens());
        if (date.isAfter(today)) return;
        var text = words.t(
                "petition.time.opened",
                petition.campaign().coalition().name().in(language).text());
        past(date, petition.acceptedOnPaper() ? text + " " + words.t("petition.time.onPaper") : text);
    }

    private void versions() {
        petition.versions().stream()
                .filter(version -> version.number() > 1)
                .forEach(version -> past(version.dated(), words.t("petition.time.version", version.number())));
    }

    /** Approvals of one version on one day make one line. */
    private void signOns(Statement statement) {
        var partners = petition.campaign().partners().stream()
                .map(Campaign.Partner::organisation)
                .collect(toSet());
        for (var version : statement.versions()) {
            var byDay = statement.signOns(version.number()).stream()
                    .collect(groupingBy(
                            Statement.SignOn::dated,
                            TreeMap::new,
                            java.util.stream.Collectors.mapping(Statement.SignOn::organisation, toSet())));
            byDay.forEach((day, some) -> past(
                    day,
                    some.equals(partners) && partners.size() > 1
                            ? words.t("petition.time.allSignOns", some.size(), version.number())
                            : words.t("petition.time.signOns", some.size(), version.number())));
        }
    }

    /** Goals that were reached, and the steps of its life, as they followed one another. */
    private void events() {
        for (var event : petition.events())
            switch (event.kind()) {
                case "opened" -> {}
                case "goal" -> past(event.dated(), words.t("petition.time.goal", event.goal()));
                default ->
                    past.add(new Moment(
                            event.dated(), null, words.t("petition.time.step." + event.kind()), false, event.note()));
            }
    }

    private void closed(LocalDate today) {
        petition.closes()
                .filter(last -> today.isAfter(last))
                .ifPresent(last -> past(last, words.t("petition.time.closed")));
    }

    private List<Moment> toCome(LocalDate today) {
        var next = new ArrayList<Moment>();
        if (today.isBefore(petition.opens()))
            next.add(new Moment(petition.opens(), null, words.t("petition.time.opens"), true, null));
        if (petition.takesSignatures(today))
            petition.nextGoal()
                    .ifPresent(goal -> next.add(new Moment(
                            null,
                            words.t("petition.time.atGoal", goal),
                            words.t("petition.time.nextGoal"),
                            true,
                            null)));
        var state = petition.action().state();
        if (state.equals("open") || state.equals("closed"))
            next.add(
                    new Moment(null, words.t("petition.time.notYet"), words.t("petition.time.handedOver"), true, null));
        if (!state.equals("answered") && !state.equals("won") && !state.equals("archived"))
            next.add(new Moment(null, waiting(today), words.t("petition.time.answer"), true, null));
        return next;
    }

    /** How long the target has been silent, once there is something to answer. */
    private String waiting(LocalDate today) {
        if (!petition.action().state().equals("delivered")) return words.t("petition.time.notYet");
        return petition.events().stream()
                .filter(event -> event.kind().equals("delivered"))
                .map(event -> ChronoUnit.DAYS.between(event.dated(), today))
                .filter(days -> days > 0)
                .findFirst()
                .map(days -> words.t("petition.time.silent", days))
                .orElseGet(() -> words.t("petition.time.notYet"));
    }

    private void past(LocalDate date, String text) {
        past.add(new Moment(date, null, text, false, null));
    }
}
