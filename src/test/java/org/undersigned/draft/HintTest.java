package org.undersigned.draft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.undersigned.exchange.CampaignFileReader;
import org.undersigned.exchange.Read;
import org.undersigned.foundation.html.Languages;

/** What makes an ask good, in each language that it may be written in. */
class HintTest {

    @ParameterizedTest
    @ValueSource(strings = {"samples/us-welcomes/campaign.yaml", "samples/river/campaign.yaml"})
    void no_title_of_the_samples_is_blamed_for_anything(String sample) {
        var file = assertInstanceOf(Read.Good.class, new CampaignFileReader().read(Path.of(sample)))
                .file();
        file.petition().title().byLanguage().forEach((language, title) -> {
            assertTrue(met(language, title, "short"), title);
            assertTrue(met(language, title, "call") || hints(language, title).containsKey("callYours"), title);
            assertTrue(met(language, title, "one"), title);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "en, End the detention of families",
        "es, Pongan fin a la detención",
        "es, ¡Salven el río!",
        "fr, Arrêtez les expulsions",
        "fr, « Rendez la plage à la ville »",
        "de, Beenden Sie die Haft von Familien",
        "de, Stoppt den Neubau",
        "pt, Parem a construção da barragem",
        "pt-BR, Salvem o rio",
        "ht, Mete fen nan detansyon fanmi",
        "ht, Pa fèmen lopital la",
        "ar, أوقفوا ترحيل العائلات",
        "ar, أَوْقِفُوا ترحيل العائلات",
        "ar, لا تهدموا المدرسة",
        "ar, امنع هدم المدرسة",
        "ar, اِحْمِ النهر من التلوث",
        "ar, ضع حدًّا لاحتجاز العائلات",
        "ar, ألغ قانون الترحيل",
        "ar, الغ قانون الترحيل",
        "ar, أعد فتح المستشفى",
        "ar, اعد فتح المستشفى",
        "ar, أوقف الترحيل يا سيادة الرئيس",
        "ar, انقذ النهر الآن",
        "vi, Hãy trả lại công viên cho thành phố",
        "vi, Đừng chặt cây",
        "zh, 请停止遣返难民",
        "zh, 要求市政府公开文件",
        "zh-Hant, 停止興建水壩"
    })
    void a_title_that_begins_with_a_demand_says_what_to_do(String language, String title) {
        assertTrue(met(language, title, "call"), title);
    }

    @ParameterizedTest
    @CsvSource({
        "en, Why the bridge matters",
        "es, ¿Por qué cierran la clínica?",
        "fr, Pourquoi nous aimons la rivière",
        "de, Wir für die Brücke",
        "pt, Petição pelo rio",
        "ht, Poukisa lopital la fèmen",
        "ar, لماذا أُغلقت المدرسة",
        "ar, أين الماء؟",
        "vi, Vì sao cần giữ công viên",
        "zh, 为什么要保留公园",
        "zh, 水去哪儿了？",
        "ko, 물은 어디에 있습니까?"
    })
    void a_question_and_an_opening_that_asks_nobody_do_not(String language, String title) {
        assertEquals(
                Optional.of(false), Optional.ofNullable(hints(language, title).get("call")), title);
    }

    @ParameterizedTest
    @CsvSource({
        "fr, Pour une rivière propre",
        "de, Für saubere Flüsse",
        "ar, إنهاء احتجاز العائلات",
        "ar, أوقف القاضي ترحيل العائلات",
        "ar, أوقف ترحيل العائلات",
        "ar, أدعم المدرسة",
        "ar, أعد الوزير تقريرًا عن النهر",
        "ar, ابن المدينة يعود إلى بيته",
        "ar, أنه الوقت الآن",
        "es, Fin a la detención",
        "ko, 가족 구금을 끝내십시오",
        "fa, بازداشت خانواده‌ها را پایان دهید"
    })
    void where_nobody_can_tell_whoever_writes_is_asked(String language, String title) {
        assertTrue(hints(language, title).containsKey("callYours"), title);
    }

    @ParameterizedTest
    @CsvSource({
        "en, End family detention and close the camps",
        "en, Save the ferry; fund the school",
        "es, Salven el río y cierren la mina",
        "fr, Fermez la mine et rendez la plage",
        "de, Schließt die Grube und rettet den Fluss",
        "de, Schließen Sie die Grube und retten Sie den Fluss",
        "pt, Fechem a mina e devolvam a praia",
        "ht, Fèmen min nan epi sove rivyè a",
        "ar, أغلقوا المنجم وأنقذوا النهر",
        "ar, أغلقوا المنجم؛ النهر لنا",
        "ar, امنع هدم المدرسة وافتح المستشفى",
        "vi, Hãy cứu con sông và dừng khai thác mỏ",
        "zh, 关闭矿山并恢复河流",
        "zh, 停止遣返，释放儿童"
    })
    void two_demands_in_one_title_are_told(String language, String title) {
        assertFalse(met(language, title, "one"), title);
    }

    @ParameterizedTest
    @CsvSource({
        "en, Protect and restore the wetlands",
        "en, Pay those who plant and protect the forest",
        "en, Fund bus routes and stop signs",
        "es, Protejan el río y sus orillas",
        "es, Financien medidas que protejan el río y garanticen el agua",
        "fr, Protégez et rendez la plage",
        "fr, Libérez Marie et les enfants",
        "de, Rettet den Fluss und seine Auen",
        "pt, Salvem o rio e a floresta",
        "ht, Sove rivyè a ak plaj la",
        "ar, أنقذوا النهر والغابة",
        "ar, أوقفوا البناء في نيكاراغوا وأوتاوا",
        "ar, ارفع أجور العمال وضع اللاجئين صعب",
        "ar, ادفعوا الأجور فهي حق واجب",
        "ar, افتح المدرسة والمستشفى",
        "vi, Hãy cứu con sông và khu rừng",
        "zh, 停止破坏森林和河流",
        "zh, 保护和恢复湿地",
        "zh, 取消和请愿有关的费用"
    })
    void one_demand_about_two_things_is_one_demand(String language, String title) {
        assertTrue(met(language, title, "one"), title);
    }

    @Test
    void in_a_language_that_the_interface_does_not_speak_nothing_is_claimed_about_one_demand() {
        assertTrue(hints("ko", "광산을 닫고 강을 살려 주십시오").containsKey("oneYours"));
    }

    @Test
    void a_title_has_as_many_characters_as_its_reader_sees() {
        // Each letter with its vowel sign, each family of three, each letter whose tone is a piece of its own.
        for (var seen : List.of("دَ", "👩‍👩‍👧", "ê\u0323")) {
            assertTrue(met("ar", seen.repeat(80), "short"), seen);
            assertFalse(met("ar", seen.repeat(81), "short"), seen);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "en, President of the United States, We ask the President of these United States to act.",
        "fr, Le conseil municipal, Nous demandons au conseil municipal d’agir.",
        "de, Der Rat der Stadt Musterhausen, Wir bitten den Rat der Stadt Musterhausen.",
        "ar, الرئيس, نطلب من السيد الرئيس أن يعمل.",
        "ar, الوزير, نطلب للوزير وقتًا.",
        "vi, Thủ tướng, Kính gửi thủ tướng.",
        "zh, 市长, 我们请市长回答。",
        "ht, Prezidan an, N ap mande Prezidan an pou l aji."
    })
    void an_ask_names_an_office_whatever_stands_between_its_words(String language, String office, String ask) {
        assertTrue(named(language, "office", office, ask));
        assertFalse(named(language, "office", office, "…"));
    }

    @Test
    void an_ask_names_somebody_by_the_family_name_as_a_whole_word() {
        assertTrue(named("en", "name", "John Kelly", "We ask Mr. Kelly to act."));
        assertFalse(named("en", "name", "John Kell", "We ask Mr. Kelly to act."));
    }

    @Test
    void every_language_of_the_interface_has_its_demands() {
        var without = new TreeSet<>(Languages.all());
        without.removeIf(language -> Demands.in(language).isPresent());
        assertEquals(new TreeSet<>(), without);
    }

    private static boolean met(String language, String title, String hint) {
        return hints(language, title).getOrDefault(hint, false);
    }

    private static boolean named(String language, String key, String target, String ask) {
        return hints(language, Map.of("petition.ask", ask, "targets[0]." + key, target))
                .get("who");
    }

    private static Map<String, Boolean> hints(String language, String title) {
        return hints(language, Map.of("petition.title", title));
    }

    private static Map<String, Boolean> hints(String language, Map<String, String> texts) {
        var tree = DraftTree.empty();
        texts.forEach((path, text) -> tree.put(path + "." + language, text));
        var draft = new Draft(
                UUID.randomUUID(),
                UUID.randomUUID(),
                Optional.empty(),
                List.of(language),
                tree,
                1,
                Instant.EPOCH,
                UUID.randomUUID(),
                Optional.empty(),
                List.of());
        return Hint.of(draft).stream()
                .collect(Collectors.toMap(hint -> hint.key().replace("draft.hint.", ""), Hint::met));
    }
}
