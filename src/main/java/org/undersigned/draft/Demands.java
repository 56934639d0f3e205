package org.undersigned.draft;

import com.ibm.icu.text.Normalizer2;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.undersigned.foundation.html.Languages;

/**
 * How a title demands something in one language. The lists are closed and short on purpose: what stands in none of them is left to who writes
 * it, for a machine that guesses is wrong in front of everybody whose language it does not know.
 *
 * @param none openings that ask nobody for anything
 * @param first openings that demand
 * @param second a conjunction with a demand after it
 * @param ends a demand at the end of a text
 * @param within what makes the words after it no demand of the title, such as “who” in “those who plant and protect the forest”
 */
record Demands(Pattern none, Pattern first, Pattern second, Pattern ends, Pattern within) {

    private static final Pattern QUESTION = Pattern.compile("[?؟？]\\s*$");
    private static final Pattern SEMICOLON = Pattern.compile("[;؛；]\\s*\\S");
    private static final Pattern QUOTES = Pattern.compile("^[\\p{P}\\s]+");

    /** Vowel signs, which Arabic may have or not. */
    private static final Pattern SIGNS = Pattern.compile("[\\p{Mn}\\u0640]+");

    private static final String NOT_WITHIN_A_WORD = "(?!\\p{L})";

    private static final Map<String, Demands> ALL = Map.of(
            "en",
            spaced(
                    "the|a|an|petition|we|our|why|how",
                    "end|stop|save|keep|protect|let|give|make|open|reopen|close|ban|free|release|restore|repeal|abolish|fund|pay|plant|mend"
                            + "|build|rebuild|bring|support|raise|cut|reduce|drop|cancel|halt|withdraw|reject|pass|sign|grant|allow|help"
                            + "|share|return|reunite|respect|recogni[sz]e|investigate|publish|put|take|do|don[’']t|tell|leave|treat"
                            + "|provide|extend|guarantee|defend|ensure|adopt|ratify|replace|remove|refuse|welcome|lift",
                    "and\\s+",
                    // Many of these are nouns, too: “bus routes and stop signs” is one thing.
                    "also|protect|restore|repeal|abolish|reopen|reunite|reject|withdraw|ratify|(?:end|stop|save|keep|let|give|make|open|close"
                            + "|ban|free|release|fund|pay|build|bring|raise|cut|drop|cancel|halt|return)"
                            + "\\s+(?:the|all|every|our|their|its|these|this|those|any|more|them|us|it)",
                    "who|that|which|to|so|until|before|when|where|can|must"),
            "es",
            spaced(
                    "el|la|los|las|un|una|por qué|petición|nosotros|nuestr[oa]s?|cómo",
                    Spanish.IMPERATIVES
                            + "|salvar|proteger|liberar|cerrar|abrir|devolver|prohibir|defender|poner|acabar|detener|parar|derogar",
                    "[ye]\\s+",
                    "también|además|" + Spanish.IMPERATIVES,
                    "que|quien|quienes|donde|para|si"),
            "fr",
            spaced(
                    "le|la|les|l[’']|un|une|pourquoi|pétition|nous|notre|nos|comment",
                    "(?!(?:chez|assez|nez|rez|suez)\\b)\\p{L}{2,20}ez|" + French.LET_US
                            + "|arrêter|sauver|protéger|libérer|rendre|mettre|garder|ouvrir|interdire|stopper|stop|défendre|garantir",
                    "et\\s+",
                    // Small letters: “Marie et Alvarez” are two people.
                    "aussi|(?!(?:chez|assez)\\b)(?-i:\\p{Ll}{2,20}ez)|" + French.LET_US,
                    "qu|que|qui|où|vous|dont|si|pour"),
            "de",
            spaced(
                    "der|die|das|ein|eine|warum|weshalb|wie|wir|unser|unsere|petition",
                    German.IMPERATIVES + "|stoppen|retten|schützen|stopp",
                    "und\\s+",
                    "auch|" + German.IMPERATIVES,
                    "dass|weil|wo|wer|wenn|damit|um"),
            "pt",
            spaced(
                    "o|os|as|um|uma|por que|por quê|porquê|petição|nós|noss[oa]s?|como",
                    Portuguese.IMPERATIVES
                            + "|salvar|proteger|libertar|libertem|fechar|abrir|devolver|proibir|defender|acabar|parar|revogar",
                    "e\\s+",
                    "também|" + Portuguese.IMPERATIVES,
                    "que|quem|onde|para|se"),
            "ht",
            spaced(
                    "yon|poukisa|nou|n ap|petisyon|kijan|kouman",
                    Haitian.VERBS + "|pa (?:kite|fèmen|voye|depòte|touche)|annou|ann",
                    "(?:epi|e|ak)\\s+",
                    Haitian.VERBS,
                    "ki|k|pou|poutèt|lè|si"),
            "ar",
            spaced(
                    "لماذا|كيف|هل|نحن|عريضة|حول|بشأن",
                    Arabic.OPENINGS + "|لا ت\\p{L}{1,12}وا",
                    // Written together with what follows.
                    "و",
                    Arabic.IMPERATIVES,
                    "الذين|التي|الذي|من|أن|كي|لكي|حتى"),
            "vi",
            spaced(
                    "tại sao|vì sao|làm sao|chúng tôi|chúng ta|kiến nghị|thỉnh nguyện|một|những|các|về",
                    "hãy|xin hãy|xin|đừng|ngừng|ngưng|dừng|chấm dứt|bãi bỏ|h(?:ủy|uỷ) bỏ|bảo vệ|cứu|trả|giữ|mở|thả|cấm|ngăn|chặn|yêu cầu",
                    "(?:và|,)\\s*",
                    "hãy|đừng|ngừng|ngưng|dừng|chấm dứt|bãi bỏ|h(?:ủy|uỷ) bỏ",
                    "mà|để|khi|nếu|ai|những người"),
            "zh",
            unspaced(
                    "为什么|為什麼|为何|為何|我们|我們|关于|關於|请愿|請願|如何|怎样|怎樣|谁|誰",
                    Chinese.VERBS + "|立即|立刻|马上|馬上|保护(?!区|者|主义|伞|法)|保護(?!區|者|主義|傘|法)|让|讓|给|給",
                    "(?:和|并且?|並且?|以及|同时|同時|[，,、])\\s*",
                    Chinese.VERBS));

    private static final class Spanish {
        static final String IMPERATIVES =
                "pongan|ponga|paren|detengan|detenga|salven|salve|salvemos|protejan|proteja|protejamos|liberen|libere"
                        + "|cierren|abran|abra|devuelvan|devuelva|respeten|respete|garanticen|garantice|deroguen|derogue|prohíban|prohíba"
                        + "|acaben|acabemos|terminen|dejen|deje|dejemos|permitan|permita|cumplan|cumpla|defiendan|defendamos|reúnan|mantengan"
                        + "|mantenga|retiren|retire|aprueben|apruebe|investiguen|investigue|construyan|hagan|haga|exijamos|firmen";
    }

    private static final class French {
        /** One by one: prisons and saisons end like them. */
        static final String LET_US =
                "arrêtons|sauvons|protégeons|défendons|gardons|mettons|faisons|laissons|exigeons|demandons|rendons"
                        + "|ouvrons|libérons|stoppons|disons";
    }

    private static final class German {
        static final String IMPERATIVES =
                "\\p{L}{2,25}(?:en|ern|eln) Sie|stoppt|beendet|rettet|schützt|öffnet|lasst|gebt|baut|macht|haltet|helft"
                        + "|erhaltet|bewahrt|verbietet|senkt|hebt|nehmt|zieht|befreit|sorgt|stellt|setzt|schließt|streicht|sichert|unterstützt";
    }

    private static final class Portuguese {
        static final String IMPERATIVES =
                "parem|pare|acabem|acabe|salvem|salve|salvemos|protejam|proteja|libertem|liberte|soltem|fechem|abram|abra"
                        + "|devolvam|devolva|respeitem|respeite|garantam|garanta|revoguem|revogue|proíbam|proíba|deixem|deixe|façam|faça"
                        + "|permitam|permita|cumpram|cumpra|defendam|defenda|mantenham|mantenha|retirem|retire|aprovem|aprove|investiguem"
                        + "|construam|ponham|ponha|exijam|exija|reduzam|reduza|suspendam|suspenda|cancelem|cancele|acolham|acolha|assinem";
    }

    private static final class Haitian {
        static final String VERBS =
                "mete|sispann|sispan|kanpe|rete|pwoteje|sove|libere|lage|bay|kite|ouvri|louvri|fèmen|fè|fini|anpeche|aboli"
                        + "|defann|ede|respekte|retounen|aksepte|anile|konstwi|repare|plante|chanje|pèmèt|garanti|sipòte";
    }

    private static final class Arabic {
        /** What demands also after “and”. Of the singular, only what nobody reads as “he did”, “it was done” or “I do”. */
        static final String IMPERATIVES =
                "[أا](?:وقفوا|نهوا|لغوا|طلقوا|فرجوا|عيدوا|غلقوا|نقذوا|بقوا|عطوا|لغ|عط|بق|قم|زل)|حققوا|خفضوا|زيدوا|حرروا|دعوا"
                        + "|ا(?:منع|فتح|رفع|سمح|دعم|منح|ترك|سحب|حفظ|ضمن|رفض|حظر|نشر|كشف|دفع|طلب|جعل|زرع|قطع|فرض)(?:وا)?"
                        + "|ا(?:حموا|حم|بنوا|حترموا)|[أا]عد (?:فتح|بناء|تشغيل|النظر|[إا]عمار|توطين)";

        /** After “and” these are other words: a state, an endowment, a duty, “they put”. */
        private static final String SHORT = "ضعوا|ضع|قفوا|قف|دع|زد|[أا]جب";

        /** “He did” without vowel signs, unless somebody is called by name or asked for now. */
        private static final String SAID_TO_SOMEBODY =
                "(?:[أا](?:وقف|نقذ|طلق|غلق|فرج|صلح|علن)|حقق|خفض|حرر|احترم|ساعد|ساند|وقع)"
                        + "(?=\\P{L}.*(?<!\\p{L})(?:يا|ال[آا]ن|من فضلك|رجاء)(?!\\p{L}))";

        static final String OPENINGS = IMPERATIVES + "|" + SHORT + "|" + SAID_TO_SOMEBODY;
    }

    private static final class Chinese {
        static final String VERBS = "请(?!愿)|請(?!願)|要求|停止|停建|救救|拯救|释放|釋放|废除|廢除|废止|取消|禁止|恢复|恢復|结束|結束|终止|終止|不要|反对|反對"
                + "|撤回|撤销|撤銷|保留|关闭|關閉|归还|歸還|尊重|保障|修复|修復|拆除";
    }

    private static Demands spaced(String none, String first, String and, String second, String within) {
        return new Demands(
                pattern("^(?:" + none + ")" + NOT_WITHIN_A_WORD),
                pattern("^(?:" + first + ")" + NOT_WITHIN_A_WORD),
                pattern("(?<!\\p{L})" + and + "(?:" + second + ")" + NOT_WITHIN_A_WORD),
                pattern("(?<!\\p{L})(?:" + first + ")$"),
                pattern("(?<!\\p{L})(?:" + within + ")" + NOT_WITHIN_A_WORD));
    }

    private static Demands unspaced(String none, String first, String and, String second) {
        return new Demands(
                pattern("^(?:" + none + ")"),
                pattern("^(?:" + first + ")"),
                pattern(and + "(?:" + second + ")"),
                pattern("(?:" + first + ")$"),
                // Such words come after the verbs that they make part of something.
                pattern("的人|的家庭"));
    }

    private static Pattern pattern(String regex) {
        return Pattern.compile("(?iu)" + regex);
    }

    /** Those of a language, if the interface speaks it or one that is near. */
    static Optional<Demands> in(String language) {
        return Languages.nearest(language, ALL.keySet()).map(ALL::get);
    }

    /** Whether a title is a question, in any language. */
    static boolean isQuestion(String title) {
        return QUESTION.matcher(title).find();
    }

    /** Whether something stands after a semicolon, in any language. */
    static boolean isDivided(String title) {
        return SEMICOLON.matcher(title).find();
    }

    /** Whether a title says what to do; empty if nobody can tell from its first words. */
    Optional<Boolean> opens(String title) {
        var plain = plain(title);
        if (none.matcher(plain).find()) return Optional.of(false);
        return first.matcher(plain).find() ? Optional.of(true) : Optional.empty();
    }

    /** Whether a second demand follows the first: “End this and stop that”, and not “protect and restore this”. */
    boolean isJoined(String title) {
        var plain = plain(title);
        if (!first.matcher(plain).find()) return false;
        var found = second.matcher(plain);
        while (found.find()) {
            var left = plain.substring(0, found.start()).strip();
            if (!ends.matcher(left).find() && !within.matcher(left).find()) return true;
        }
        return false;
    }

    private static String plain(String title) {
        var composed =
                SIGNS.matcher(Normalizer2.getNFCInstance().normalize(title)).replaceAll("");
        return QUOTES.matcher(composed).replaceFirst("");
    }
}
