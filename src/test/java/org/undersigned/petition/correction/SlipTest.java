package org.undersigned.petition.correction;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is a slip of the pen, and what is another text. */
class SlipTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Close teh camp|Close the camp",
                "Close the the camp|Close the camp",
                "Close the camp|Close the camp.",
                "close the camp|Close the camp",
                "Let famlies go|Let families go",
                "Cierren el campo ya|Cierren el campó ya",
                "أغلقو المخيم|أغلقوا المخيم",
                "请关闭这个营地,今年|请关闭这个营地，今年"
            })
    void a_slip_may_be_corrected(String before, String after) {
        assertTrue(Slip.is(before, after));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Close it now|Close it not",
                "Close the camp|Do not close the camp",
                "Close the camp|Close the school",
                "Close it by 2027|Close it by 2028",
                "Read https://one.example|Read https://two.example",
                "Close the large old camp|Close the old camp",
                "我们支持拘留寻求庇护的家庭|我们反对拘留寻求庇护的家庭",
                "我们要求政府拘留他们|我们要求政府不拘留他们",
                "เราสนับสนุนการกักขังครอบครัว|เราคัดค้านการกักขังครอบครัว",
                "a1 longer sentence stands here today|longer sentence stands here today",
                "Alpha beta gamma delta epsilon zetas|Alpho beto gammo delto epsilom zetos"
            })
    void what_could_mean_something_else_may_not(String before, String after) {
        assertFalse(Slip.is(before, after));
    }

    @Property
    void a_text_without_a_change_is_always_a_slip(
            @ForAll @NotEmpty @Size(max = 20) List<@NotEmpty @AlphaChars String> words) {
        var text = String.join(" ", words);
        assertTrue(Slip.is(text, text));
    }

    @Property
    void a_word_more_is_never_one(
            @ForAll @NotEmpty @Size(max = 20) List<@NotEmpty @AlphaChars String> words,
            @ForAll @NotEmpty @AlphaChars String more) {
        var text = String.join(" ", words);
        assertFalse(Slip.is(text, text + " " + more));
    }
}
