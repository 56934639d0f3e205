package org.undersigned.staff.supporters;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.undersigned.exchange.CampaignTree;
import org.undersigned.exchange.Exported;
import org.undersigned.exchange.OrganisationEntry;
import org.undersigned.foundation.html.Languages;
import org.undersigned.organisation.Organisation;

/**
 * The form in which owners say what their organisation is.
 *
 * @param now what stands here
 * @param needed languages in which a campaign that names it needs its name
 * @param values what stands in each field
 */
public record ProfileForm(Organisation now, Set<String> needed, Map<String, String> values) {

    /** Accounts elsewhere that one can have. */
    private static final int MOST_ACCOUNTS = 20;

    private static final List<String> LINES =
            List.of("legal_name", "kind", "url", "privacy_url", "postal_address", "donate_url");

    /** A name in a language. {@code needed} if it cannot be left out. */
    public record Name(String id, String language, String value, boolean needed) {}

    /** An account elsewhere. */
    public record Account(int number, String name, String url) {
        /** As people count. */
        public long shown() {
            return number + 1L;
        }

        public String nameId() {
            return "social." + number + ".name";
        }

        public String urlId() {
            return "social." + number + ".url";
        }
    }

    /** As the organisation stands. */
    static ProfileForm of(Organisation now, Set<String> needed) {
        var values = new LinkedHashMap<String, String>();
        now.name().byLanguage().forEach((language, name) -> values.put("name." + language, name));
        var tree = CampaignTree.organisation(Exported.organisation(now));
        for (var key : LINES) values.put(key, (String) tree.getOrDefault(key, ""));
        for (int i = 0; i < now.social().size(); i++) {
            values.put("social." + i + ".name", now.social().get(i).name());
            values.put("social." + i + ".url", now.social().get(i).url());
        }
        return new ProfileForm(now, needed, values);
    }

    /** As somebody filled it in. */
    static ProfileForm sent(Organisation now, Set<String> needed, Map<String, String> form) {
        var values = new LinkedHashMap<String, String>();
        form.forEach((field, value) -> values.put(field, value.replace("\r\n", "\n")));
        return new ProfileForm(now, needed, values);
    }

    /** What stands in a field. */
    String value(String field) {
        return values.getOrDefault(field, "");
    }

    /** The language that stands in for those that are missing. */
    String main() {
        return now.name().byLanguage().keySet().iterator().next();
    }

    /** The name in the languages in which it has one or needs one. */
    List<Name> names() {
        return Stream.concat(now.name().byLanguage().keySet().stream(), needed.stream())
                .distinct()
                .map(this::name)
                .toList();
    }

    /** The name in the other languages of this site. */
    List<Name> others() {
        var shown = names().stream().map(Name::language).toList();
        return Languages.all().stream()
                .filter(one -> !shown.contains(one))
                .map(this::name)
                .toList();
    }

    private Name name(String language) {
        var isNeeded = language.equals(main())
                || needed.contains(language) && now.name().byLanguage().containsKey(language);
        return new Name("name." + language, language, value("name." + language), isNeeded);
    }

    /** Its accounts, and room for two more. */
    List<Account> accounts() {
        int last = IntStream.range(0, MOST_ACCOUNTS)
                .filter(i -> !value("social." + i + ".name").isBlank()
                        || !value("social." + i + ".url").isBlank())
                .max()
                .orElse(-1);
        return IntStream.range(0, Math.min(last + 3, MOST_ACCOUNTS))
                .mapToObj(i -> new Account(i, value("social." + i + ".name"), value("social." + i + ".url")))
                .toList();
    }

    /** What it comes to by the rules of campaign files. */
    OrganisationEntry.Judged judged() {
        var entry = new LinkedHashMap<String, Object>();
        entry.put("slug", now.slug());
        var names = new LinkedHashMap<String, String>();
        Stream.concat(names().stream(), others().stream())
                .filter(one -> one.needed() || !one.value().isBlank())
                .forEach(one -> names.put(one.language(), one.value()));
        entry.put("name", names);
        for (var key : LINES)
            if (!value(key).isBlank() || !key.equals("legal_name") && !key.equals("donate_url"))
                entry.put(key, value(key));
        var social = written().stream()
                .map(one -> Map.of("name", one.name(), "url", one.url()))
                .toList();
        if (!social.isEmpty()) entry.put("social", social);
        return OrganisationEntry.judge(main(), entry);
    }

    private List<Account> written() {
        return accounts().stream()
                .filter(one -> !one.name().isBlank() || !one.url().isBlank())
                .toList();
    }

    /** The fields in which rules are broken, each with the key of what to write instead, in the order of the form. */
    Map<String, String> wrong(List<String> keys) {
        var found = new LinkedHashSet<String>();
        for (var key : keys) {
            if (key.startsWith("social[")) found.add(account(key));
            else if (key.equals("name")) found.add("name." + main());
            else found.add(key);
        }
        var wrong = new LinkedHashMap<String, String>();
        for (var field : fields()) if (found.contains(field)) wrong.put(field, message(field));
        // Whatever it is, nobody is sent back without a word.
        if (wrong.isEmpty()) wrong.put("name." + main(), message("name." + main()));
        return wrong;
    }

    private String account(String key) {
        int index = Integer.parseInt(key.substring("social[".length(), key.indexOf(']')));
        var account = written().get(index);
        return key.endsWith(".url") ? account.urlId() : account.nameId();
    }

    private List<String> fields() {
        var fields = new ArrayList<String>();
        Stream.concat(names().stream(), others().stream()).map(Name::id).forEach(fields::add);
        fields.addAll(LINES);
        accounts().stream().flatMap(one -> Stream.of(one.nameId(), one.urlId())).forEach(fields::add);
        return fields;
    }

    private String message(String field) {
        if (field.equals("kind")) return "draft.wrong.kind";
        if (field.equals("postal_address"))
            return value(field).isBlank() ? "draft.wrong.missing" : "draft.wrong.postal";
        return field.endsWith("url") ? "draft.wrong.url" : "draft.wrong.name";
    }
}
