package org.undersigned.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.undersigned.exchange.SampleText.errors;
import static org.undersigned.exchange.SampleText.example;
import static org.undersigned.exchange.SampleText.good;
import static org.undersigned.exchange.SampleText.with;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.undersigned.campaign.Division;

/** Every rule of the campaign file, each broken in the one place of an otherwise good file. */
class CampaignFileReaderTest {

    @Test
    void the_example_in_the_documentation_is_read_as_written() {
        var file = good(example());
        assertEquals(List.of("river-watch", "anglers"), file.coalition().organisations());
        assertEquals(Optional.of("#0f766e"), file.campaign().colour());
        assertEquals(List.of(100, 1000, 10000), file.petition().goals());
        assertEquals(
                "We stand together for a river that is clean.",
                file.statement()
                        .orElseThrow()
                        .versions()
                        .getFirst()
                        .text()
                        .in("en")
                        .text());
        assertEquals("en", file.organisations().getLast().name().mainLanguage());
        assertEquals(120, file.petition().fields().getFirst().max());
    }

    @ParameterizedTest
    @ValueSource(strings = {"us-welcomes", "river"})
    void both_samples_are_good(String sample) {
        var read = new CampaignFileReader().read(Path.of("samples", sample, "campaign.yaml"));
        assertEquals("", SampleText.lines(read));
    }

    @Test
    void an_error_names_file_line_path_fault_and_remedy() {
        assertEquals(
                "campaign.yaml:49: petition.goals[2]: goals rise; write a number above 1000",
                errors(with("[100, 1000, 10000]", "[100, 1000, 500]")));
    }

    @Test
    void all_errors_are_told_at_once_in_the_order_of_lines() {
        var errors = errors(with("kind: environment", "kind: enviroment")
                .replace("opens: 2026-05-01", "opens: May")
                .replace("role: lead", "role: boss")
                .replace("calls: [sign, share]", "calls: [sing]"));
        assertEquals(4, errors.lines().count(), errors);
        assertTrue(
                errors.contains(
                        "organisations[0].kind: \"enviroment\" is not known here; did you mean \"environment\"?"),
                errors);
        assertTrue(
                errors.contains("announcements[0].calls[0]: \"sing\" is not known here; did you mean \"sign\"?"),
                errors);
        var lines =
                errors.lines().map(line -> Integer.valueOf(line.split(":")[1])).toList();
        assertEquals(lines.stream().sorted().toList(), lines);
    }

    /** Old text | new text | what the only error has to say. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0000',
            value = {
                "kind: environment | knid: environment | organisations[0].knid: there is no key \"knid\" here; did you mean \"kind\"?",
                "profile: standard | photo: x | petition.photo: there is no key \"photo\" here; the keys are slug, opens",
                "postal_address: 2 Bridge Street, Example Town | | \"postal_address\" is missing",
                "slug: river-watch | slug: River_Watch | \"River_Watch\" is no slug",
                "slug: clean-river-now | slug: c | \"c\" is no slug",
                "slug: clean-river-now | slug: 12 | a number stands here; write it in quotes",
                "slug: anglers-join | slug: [a] | announcements[0].slug: a list stands here; write a text",
                "opens: 2026-05-01 | opens: 2026-02-30 | \"2026-02-30\" is no date",
                "opens: 2026-05-01 | opens: 1.5.2026 | write year-month-day",
                "closes: 2026-12-31 | closes: 2026-04-30 | petition.closes: the petition closes before it opens",
                "closes: 2026-12-31 | closes: | petition.closes: nothing is written here",
                "[100, 1000, 10000] | [] | petition.goals: the list is empty",
                "[100, 1000, 10000] | [0] | petition.goals[0]: \"0\" is not taken; write a whole number from 1",
                "[100, 1000, 10000] | [100, 100] | petition.goals[1]: goals rise",
                "[100, 1000, 10000] | [1e3] | petition.goals[0]: a number stands here; write a whole number",
                "[100, 1000, 10000] | [99999999999999999999] | is not taken",
                "[100, 1000, 10000] | many | petition.goals: a text stands here; write a list",
                "special_category: false | special_category: no | petition.special_category: a text stands here; write true or false",
                "profile: standard | profile: high | petition.profile: \"high\" is not known here",
                "colour: \"#0f766e\" | colour: \"red\" | campaign.colour: \"red\" is no colour",
                "colour: \"#0f766e\" | colour: #0f766e | campaign.colour: nothing is written here; write a value, in quotes if it starts with #",
                "colour: \"#0f766e\" | division: {cap: 0} | campaign.division.cap: \"0\" is not taken; write a whole number from 1 to 10",
                "colour: \"#0f766e\" | division: {cap: 11} | campaign.division.cap: \"11\" is not taken; write a whole number from 1 to 10",
                "colour: \"#0f766e\" | division: {cap: 1, box: ticked} | campaign.division.box: there is no key \"box\" here; the keys are cap",
                "[\"#CleanRiver\"] | [CleanRiver] | campaign.hashtags[0]: \"CleanRiver\" is no hashtag",
                "[\"#CleanRiver\"] | [\"#a\", \"#a\"] | campaign.hashtags[1]: this hashtag is there already",
                "language: en | language: \"e n\" | is no language tag",
                "role: lead | role: co-host | campaign.partners: no partner leads",
                "role: supporting | role: boss | campaign.partners[1].role: \"boss\" is not known here; write one of lead, co-host, supporting",
                "{organisation: anglers, role: supporting} | {organisation: river-watch, role: supporting} | this partner is there already",
                "{organisation: anglers, role: supporting} | {organisation: angler, role: supporting} | no organisation \"angler\" is declared; did you mean \"anglers\"?",
                "organisations: [river-watch, anglers] | organisations: [river-watch, zoo-keepers] | coalition.organisations[1]: no organisation \"zoo-keepers\" is declared; declare it",
                "organisations: [river-watch, anglers] | organisations: [anglers, anglers] | coalition.organisations[1]: this organisation is there already",
                "- organisation: anglers | - organisation: nobody | announcements[0].organisation: no organisation \"nobody\"",
                "{organisation: anglers, version | {organisation: nobody, version | statement.sign_ons[0].organisation: no organisation \"nobody\"",
                "organisation: anglers, text | organisation: nobody, text | statement.quotes[0].organisation: no organisation \"nobody\"",
                "version: 1, person | version: 2, person | statement.sign_ons[0].version: the statement has no version 2",
                "- number: 1 | - number: 0 | statement.versions[0].number: \"0\" is not taken",
                "name: river_town | name: email | \"email\" is a field that every petition has",
                "name: river_town | name: consent.anglers.email | is a field that every petition has",
                "name: river_town | name: River | \"River\" is no name of a field",
                "required: false | max: 501 | petition.fields[0].max: \"501\" is not taken; write a whole number from 1 to 500",
                "institution: Government of the Upper Valley | institution: {es: Gobierno} | targets[0].institution: the main language en is missing",
                "es: Río limpio ya | xx: Rio | campaign.title.xx: \"xx\" is no language",
                "office: {en: Minister for Water, es: Ministerio del Agua} | office: \"\" | targets[0].office: the text is empty",
                "office: {en: Minister for Water, es: Ministerio del Agua} | office: \"a\\0b\" | has a character that cannot be shown",
                "office: {en: Minister for Water, es: Ministerio del Agua} | office: \"a\\uD800b\" | has a character that cannot be shown",
                "office: {en: Minister for Water, es: Ministerio del Agua} | office: \"a\\nb\" | has several lines",
                "name: Alex Example | name: !secret Alex | targets[0].name: a value with the tag !secret stands here",
                "name: Alex Example | name: true | targets[0].name: true or false stands here; write it in quotes",
                "**and** | <b>and</b> | the HTML \"<b>\" would be shown as it is written",
                "**and** | ![x](https://example.org/x.png) | the picture \"https://example.org/x.png\" would not be shown",
                "**and** | [x](javascript:alert(1)) | the link to \"javascript:alert(1)\" would not work",
                "profile: standard | <<: {a: b} | merge keys (<<) are not taken",
            })
    void a_broken_rule_is_told_with_a_remedy(String old, String replacement, String error) {
        var errors = errors(with(old, replacement == null ? "" : replacement));
        assertTrue(errors.contains(error), () -> errors.isEmpty() ? "no error" : errors);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "\"data:text/html,x\"",
                "ftp://example.org/",
                "https://user@example.org/",
                "https://user:secret@example.org/",
                "https:///path",
                "//example.org/",
                "example.org",
                "\"https://exa mple.org/\"",
                "\"https://example.org\\\\evil\""
            })
    void only_web_addresses_are_taken(String url) {
        for (var key :
                List.of("url: https://river-watch.example\n", "donate_url: https://river-watch.example/give\n")) {
            var errors = errors(with(key, key.substring(0, key.indexOf(' ')) + " " + url + "\n"));
            assertEquals(1, errors.lines().count(), errors);
        }
        assertTrue(errors(with("https://social.example/RiverWatch", url)).contains("social[0].url"));
        assertTrue(errors(with("https://river-watch.example/river-day", url)).contains("next_actions[0].url"));
    }

    @Test
    void a_title_has_at_most_80_characters_in_each_language_however_many_bytes() {
        var title = "en: Stop the outfall at the old mill";
        assertEquals("", errors(with(title, "en: " + "🐟".repeat(80))));
        assertTrue(errors(with(title, "en: " + "🐟".repeat(81)))
                .contains("petition.title.en: the text has 81 characters; write at most 80"));
    }

    @Test
    void the_title_has_to_say_its_language() {
        var title = "  title:\n    en: Stop the outfall at the old mill\n    es: Alto al vertido en el molino viejo\n";
        assertTrue(errors(with(title, "  title: Stop\n"))
                .contains("petition.title: the title does not say in which language it is; write a map"));
    }

    @Test
    void the_main_language_comes_first_in_every_text() {
        var file = good(
                with("name: {en: River Watch, es: Vigilancia del Río}", "name: {es: Vigilancia, en: River Watch}"));
        assertEquals("en", file.organisations().getFirst().name().mainLanguage());
        assertEquals(
                "Vigilancia", file.organisations().getFirst().name().in("es").text());
    }

    @Test
    void versions_are_numbered_upwards_from_one() {
        var version =
                "    - number: 1\n      date: 2026-04-20\n      text: We stand together for a river that is clean.\n";
        assertTrue(errors(with(version, version + version))
                .contains("statement.versions[1].number: versions are numbered upwards from 1; write 2"));
        assertEquals("", errors(with(version, version + version.replace("number: 1", "number: 2"))));
        assertTrue(errors(with("number: 1", "number: 3")).contains("write 1"));
    }

    @Test
    void a_key_that_stands_twice_is_refused_with_both_lines() {
        assertTrue(
                errors(with("closes: 2026-12-31", "opens: 2026-05-02"))
                        .contains(
                                "campaign.yaml:48: petition.opens: the key stands here twice (before in line 47); leave one of them"));
        assertTrue(errors(example() + "sample: true\nsample: true\n").contains("sample: the key stands here twice"));
    }

    @Test
    void dates_that_are_left_out_are_the_day_of_opening() {
        var file = good(with("      date: 2026-04-20\n", "").replace("    date: 2026-05-02\n", ""));
        assertEquals(
                file.petition().opens(),
                file.statement().orElseThrow().versions().getFirst().dated());
        assertEquals(file.petition().opens(), file.announcements().getFirst().dated());
    }

    @Test
    void what_may_be_left_out_may_be_left_out() {
        var start = example();
        var file = good(start.substring(0, start.indexOf("statement:\n")).replace("  colour: \"#0f766e\"\n", ""));
        assertEquals(Optional.empty(), file.statement());
        assertEquals(Optional.empty(), file.campaign().colour());
        assertEquals(List.of(), file.announcements());
    }

    @Test
    void a_coalition_that_names_no_members_has_all_organisations_of_the_file() {
        assertEquals(
                List.of("river-watch", "anglers"),
                good(with("  organisations: [river-watch, anglers]\n", ""))
                        .coalition()
                        .organisations());
    }

    @Test
    void new_supporters_are_divided_between_two_partners_at_least() {
        var file = with("colour: \"#0f766e\"", "division: {cap: 3}");
        assertEquals(Optional.of(new Division(3)), good(file).campaign().division());
        var errors = errors(file.replace("    - {organisation: anglers, role: supporting}\n", ""));
        assertTrue(errors.contains("campaign.division: there is nobody to divide new supporters between"), errors);
    }

    @Test
    void slugs_are_declared_once() {
        assertTrue(errors(with("slug: anglers\n", "slug: river-watch\n"))
                .contains("organisations[1]: this slug is there already (line 2)"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name: river_town | name: newsletter",
                "name: river_town | name: email_opt_in",
                "{en: Your town on the river, es: | {en: May we e-mail me news?, es:",
                "Su pueblo a orillas del río | ¿Quiere suscribirse?"
            })
    void a_question_about_being_written_to_cannot_be_required(String old, String replacement) {
        var asked = with(old, replacement);
        assertEquals("", errors(asked), "it may be asked");
        var errors = errors(asked.replace("required: false", "required: true"));
        assertTrue(
                errors.contains(
                        "petition.fields[0].required: permission to write to people is no condition of signing; leave \"required\" out"),
                errors);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Preferred contact method",
                "E-mail message to the minister",
                "What did you adopt in your town?",
                "Ekri mesaj ou"
            })
    void a_question_about_something_else_may_be_required(String label) {
        assertEquals(
                "",
                errors(with("en: Your town on the river", "en: \"" + label + "\"")
                        .replace("required: false", "required: true")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "profile: standard | consent_required: true",
                "profile: standard | require_consent: [anglers]",
                "{organisation: anglers, role: supporting} | {organisation: anglers, role: supporting, consent: required}",
                "required: false | {required: false, consent: true}"
            })
    void nothing_in_a_file_ticks_a_box_or_makes_one_a_condition(String old, String replacement) {
        assertTrue(!errors(with(old, replacement)).isEmpty(), replacement);
    }
}
