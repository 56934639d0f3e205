package org.undersigned.petition;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.undersigned.campaign.Campaign;
import org.undersigned.campaign.Statement;
import org.undersigned.foundation.html.Languages;
import org.undersigned.foundation.html.Messages;
import org.undersigned.foundation.html.Translated;

/** What has happened with a petition, and what is still to come. */
public final class Timeline {

    private final Petition petition;
    private final List<HandOvers.HandOver> handed;
    private final String language;
    private final Messages words;
    private final List<Moment> past = new ArrayList<>();

    private Timeline(Petition petition, List<HandOvers.HandOver> handed, String language) {
        this.petition = petition;
        this.handed = handed;
        this.language = language;
        this.words = Messages.of(language);
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
    static List<Moment> of(Petition petition, List<HandOvers.HandOver> handed, String language, LocalDate today) {
        var timeline = new Timeline(petition, handed, language);
        timeline.opened(today);
        timeline.versions();
        petition.campaign().statement().ifPresent(timeline::signOns);
        timeline.events();
        timeline.handed.forEach(timeline::handed);
        timeline.closed(today);
        petition.retired().ifPresent(day -> timeline.past(day, timeline.words.t("petition.time.retired")));
        timeline.past.sort(Comparator.comparing(Moment::date));
        timeline.past.addAll(timeline.toCome(today));
        return List.copyOf(timeline.past);
    }

    private void opened(LocalDate today) {
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
                case "delivered", "answered" -> recorded(event);
                case "goal" -> past(event.dated(), words.t("petition.time.goal", event.goal()));
                default -> step(event);
            }
    }

    /** Hand-overs and answers are told with their targets; a step is told beside them only for the sentence that goes with it. */
    private void recorded(Petition.Event event) {
        if (handed.isEmpty() || event.note() != null) step(event);
    }

    private void step(Petition.Event event) {
        past.add(new Moment(event.dated(), null, words.t("petition.time.step." + event.kind()), false, event.note()));
    }

    private void handed(HandOvers.HandOver one) {
        var office = told(one, one.office().in(language).text());
        past(one.on(), corrected(words.t("petition.time.handedTo", office), one.corrected()));
        one.answer()
                .ifPresent(answer -> past(
                        answer.on(),
                        corrected(words.t("petition.time.said." + answer.word(), named(one)), answer.corrected())));
    }

    private String corrected(String text, Optional<LocalDate> on) {
        return on.map(day -> text + " " + words.t("petition.time.corrected", words.date(day)))
                .orElse(text);
    }

    /** Its office; with its day if the office got it more than once, for each answer and each silence is about one hand-over. */
    private String named(HandOvers.HandOver one) {
        var office = one.office().in(language).text();
        var times = handed.stream()
                .filter(other -> other.office().equals(one.office()))
                .count();
        return times > 1 ? told(one, words.t("petition.time.handOver", office, words.date(one.on()))) : office;
    }

    /** With what tells it apart from the others that the office got on that day: how, where, or else which of them it is. */
    private String told(HandOvers.HandOver one, String name) {
        var same = handed.stream()
                .filter(other ->
                        other.office().equals(one.office()) && other.on().equals(one.on()))
                .toList();
        if (same.size() == 1) return name;
        var how = differ(same, HandOvers.HandOver::way)
                ? words.t("petition.time.way." + one.way())
                : differ(same, HandOvers.HandOver::place)
                        ? apart(one.place())
                        : words.t("petition.time.nth", nth(same, one));
        return words.t("petition.time.apart", name, how);
    }

    /** What staff wrote in one language; among letters from the right it keeps its own direction. */
    private String apart(String place) {
        return Languages.direction(language).equals("rtl") ? "\u2068" + place + "\u2069" : place;
    }

    /** Which it is, from 1; two may be equal, and are still two. */
    private static int nth(List<HandOvers.HandOver> some, HandOvers.HandOver one) {
        for (int i = 0; i < some.size(); i++) if (some.get(i) == one) return i + 1;
        throw new IllegalArgumentException("it is none of them");
    }

    private static boolean differ(List<HandOvers.HandOver> some, Function<HandOvers.HandOver, String> by) {
        var different = some.stream().map(by).filter(text -> !text.isEmpty()).distinct();
        return different.count() == some.size();
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
        next.addAll(answers(state, today));
        return next;
    }

    /** Who has not answered yet, each with its own silence; what was won or archived waits for nobody. */
    private List<Moment> answers(String state, LocalDate today) {
        if (state.equals("won") || state.equals("archived")) return List.of();
        if (handed.isEmpty())
            return state.equals("answered")
                    ? List.of()
                    : List.of(new Moment(null, waiting(state, today), words.t("petition.time.answer"), true, null));
        return handed.stream()
                .filter(one -> one.answer().isEmpty())
                .map(one -> new Moment(
                        null, silent(one.on(), today), words.t("petition.time.answerOf", named(one)), true, null))
                .toList();
    }

    /** How long there is no answer to a hand-over that only its step tells of. */
    private String waiting(String state, LocalDate today) {
        return petition.events().stream()
                .filter(event -> state.equals("delivered") && event.kind().equals("delivered"))
                .map(event -> silent(event.dated(), today))
                .findFirst()
                .orElseGet(() -> words.t("petition.time.notYet"));
    }

    private String silent(LocalDate since, LocalDate today) {
        var days = ChronoUnit.DAYS.between(since, today);
        return days > 0 ? words.t("petition.time.silent", days) : words.t("petition.time.notYet");
    }

    private void past(LocalDate date, String text) {
        past.add(new Moment(date, null, text, false, null));
    }
}
