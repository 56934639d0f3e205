package org.undersigned.call;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.undersigned.campaign.ActionField;
import org.undersigned.campaign.ActionForm;
import org.undersigned.foundation.html.Translated;
import org.undersigned.organisation.staff.Entered;

/**
 * The form in which a call is written in the workspace.
 *
 * @param languages of the campaign, the main one first
 * @param isNew whether its slug can still be chosen
 */
record CallForm(List<String> languages, boolean isNew) {

    /** Rows for offices that nobody has filled in yet. */
    private static final int SPARE = 2;

    /** What the form says, or what has to change. */
    sealed interface Read {
        record Good(Call call) implements Read {}

        record Bad(Entered entered) implements Read {}
    }

    /** Reads it; {@code slug} is that of a call that is there already. */
    Read read(Map<String, String> sent, String slug) {
        var form = new ActionForm(sent, languages);
        var title = form.line("title", true);
        var own = isNew ? form.slug("slug") : slug;
        if (own.equals("new")) form.wrong("slug", "taken");
        var text = form.prose("text", true);
        var script = form.prose("script", true);
        var expect = form.prose("expect", false);
        var opens = form.day("opens");
        var closes = form.day("closes");
        if (opens.isPresent() && closes.filter(day -> day.isBefore(opens.get())).isPresent())
            form.wrong("closes", "order");
        var offices = offices(form, rows(sent));
        return form.isGood()
                ? new Read.Good(new Call(
                        own,
                        title.orElseThrow(),
                        text.orElseThrow(),
                        script.orElseThrow(),
                        expect,
                        opens,
                        closes,
                        offices))
                : new Read.Bad(form.entered());
    }

    private List<Call.Office> offices(ActionForm form, int rows) {
        var offices = new ArrayList<Call.Office>();
        var slugs = new HashSet<String>();
        for (int i = 0; i < rows; i++) slugs.add(form.value(field(i, "slug")));
        for (int i = 0; i < rows; i++) {
            if (isBlank(form, i)) continue;
            var name = form.line(field(i, "name"), true);
            var number = Phone.parse(form.value(field(i, "number")));
            if (number.isEmpty()) form.wrong(field(i, "number"), "number");
            var hours = form.line(field(i, "hours"), false);
            var areas = Stream.of(form.value(field(i, "areas")).split("[,;\\s]+"))
                    .filter(code -> !code.isEmpty())
                    .map(code -> code.toUpperCase(java.util.Locale.ROOT))
                    .toList();
            if (!areas.stream().allMatch(Area::isOne)) form.wrong(field(i, "areas"), "area");
            if (name.isPresent() && number.isPresent())
                offices.add(new Call.Office(
                        slug(form.value(field(i, "slug")), slugs),
                        name.get(),
                        number.get(),
                        hours.orElse(null),
                        areas));
        }
        if (offices.isEmpty()) form.wrong(field(0, "number"), "office");
        return offices;
    }

    private boolean isBlank(ActionForm form, int i) {
        return form.value(field(i, "number")).isEmpty()
                && form.value(field(i, "areas")).isEmpty()
                && languages.stream()
                        .allMatch(language ->
                                form.value(field(i, "name") + "." + language).isEmpty()
                                        && form.value(field(i, "hours") + "." + language)
                                                .isEmpty());
    }

    /** Under which calls are counted: as before, or something that no other office is called. */
    private static String slug(String before, Set<String> taken) {
        if (before.matches("[a-z0-9-]{2,64}")) return before;
        for (int i = 1; ; i++) if (taken.add("office-" + i)) return "office-" + i;
    }

    /** A form that says what is stored. */
    static Entered of(Call call) {
        var values = new HashMap<String, String>();
        values.put("slug", call.slug());
        ActionForm.show(values, "title", call.title());
        ActionForm.show(values, "text", call.text());
        ActionForm.show(values, "script", call.script());
        call.expect().ifPresent(text -> ActionForm.show(values, "expect", text));
        call.opens().ifPresent(day -> values.put("opens", day.toString()));
        call.closes().ifPresent(day -> values.put("closes", day.toString()));
        for (int i = 0; i < call.offices().size(); i++) {
            var office = call.offices().get(i);
            values.put(field(i, "slug"), office.slug());
            ActionForm.show(values, field(i, "name"), office.name());
            values.put(field(i, "number"), office.readable());
            var row = i;
            Optional.ofNullable(office.hours())
                    .ifPresent((Translated hours) -> ActionForm.show(values, field(row, "hours"), hours));
            values.put(field(i, "areas"), String.join(", ", office.areas()));
        }
        return new Entered(values, Map.of());
    }

    /** What is asked about the call itself. */
    List<ActionField> fields(Entered entered, String reader) {
        var make = new ActionField.Maker(entered, languages, reader);
        var fields = new ArrayList<ActionField>();
        fields.addAll(make.translated("title", "action.field.title", "line"));
        if (isNew) fields.add(make.one("slug", "action.field.slug", "code"));
        fields.addAll(make.translated("text", "action.field.text", "prose"));
        fields.addAll(make.translated("script", "call.field.script", "prose"));
        fields.addAll(make.translated("expect", "call.field.expect", "prose"));
        fields.add(make.one("opens", "call.field.opens", "date"));
        fields.add(make.one("closes", "call.field.closes", "date"));
        return fields;
    }

    /** An office in the form. */
    public record Row(int number, String slugField, String slug, List<ActionField> fields) {}

    /** What is asked about each office, those that nobody has filled in yet last. */
    List<Row> rows(Entered entered, String reader) {
        var make = new ActionField.Maker(entered, languages, reader);
        var rows = new ArrayList<Row>();
        var most = Math.min(rows(entered.values()) + SPARE, Call.MOST_OFFICES);
        for (int i = 0; i < most; i++) {
            var fields = new ArrayList<ActionField>();
            fields.addAll(make.translated(field(i, "name"), "call.field.name", "line"));
            fields.add(make.one(field(i, "number"), "call.field.number", "code"));
            fields.addAll(make.translated(field(i, "hours"), "call.field.hours", "line"));
            fields.add(make.one(field(i, "areas"), "call.field.areas", "code"));
            rows.add(new Row(i + 1, field(i, "slug"), entered.value(field(i, "slug")), fields));
        }
        return rows;
    }

    /** How many rows were sent or are stored, up to the last that says anything. */
    private static int rows(Map<String, String> values) {
        int rows = 0;
        for (var entry : values.entrySet()) {
            var name = entry.getKey();
            if (!name.matches("o\\.[0-9]{1,2}\\..*") || entry.getValue().isBlank()) continue;
            rows = Math.max(rows, Integer.parseInt(name.substring(2, name.indexOf('.', 2))) + 1);
        }
        return Math.min(rows, Call.MOST_OFFICES);
    }

    private static String field(int row, String name) {
        return "o." + row + "." + name;
    }
}
