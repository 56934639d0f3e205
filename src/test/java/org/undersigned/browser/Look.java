package org.undersigned.browser;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;

/**
 * What somebody who looks at a page finds wrong with it: a rule of accessibility that it breaks, what does not fit the window, what is too
 * small for a finger.
 */
final class Look {

    private static final int HEIGHT = 800;

    /**
     * One line for each element that breaks a rule. What axe cannot decide is not in it. It waits for no answer from frames, in which there
     * is no axe; what they show is looked at as the page that it is.
     */
    private static final String VIOLATIONS = """
            async () => {
              const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
              const found = await axe.run(document, {runOnly: tags, resultTypes: ['violations'], iframes: false});
              return found.violations.flatMap(rule => rule.nodes.map(node =>
                  `${rule.id}: ${node.target.join(' ')}: ${node.failureSummary.replaceAll(/\\s+/g, ' ')}`));
            }""";

    /** What sticks out, from the innermost element on; nothing if the page can not be moved sideways. */
    private static final String TOO_WIDE = """
            () => {
              const page = document.scrollingElement;
              if (page.scrollWidth <= page.clientWidth) return [];
              const out = [...document.body.querySelectorAll('*')].filter(one => {
                const box = one.getBoundingClientRect();
                return box.width > 0 && (box.right > page.clientWidth + .5 || box.left < -.5);
              });
              return out.filter(one => !out.some(other => other !== one && one.contains(other)))
                  .slice(0, 5).map(one => one.outerHTML.slice(0, 160)).concat(`${page.scrollWidth} > ${page.clientWidth}`);
            }""";

    /** Fields whose letters make a phone zoom in, and targets too small for a finger. A tick counts with its label. */
    private static final String TOO_SMALL = """
            () => {
              const seen = one => one.checkVisibility() && !one.closest('.away') && !one.matches('.skip');
              const height = one => one.type === 'checkbox' || one.type === 'radio'
                  ? Math.max(...[one, ...one.labels].map(part => part.getBoundingClientRect().bottom))
                    - Math.min(...[one, ...one.labels].map(part => part.getBoundingClientRect().top))
                  : one.getBoundingClientRect().height;
              const fields = [...document.querySelectorAll('input:not([type=hidden]), select, textarea')].filter(seen)
                  .filter(one => parseFloat(getComputedStyle(one).fontSize) < 16);
              const alone = 'button, a.button, a.near, summary, nav a, header a, footer a, .links a, .share a, .chips a,'
                  + 'input:not([type=hidden]), select, textarea';
              const targets = [...document.querySelectorAll(alone)].filter(seen).filter(one => height(one) < 43.99);
              return fields.map(one => 'letters: ' + one.outerHTML.slice(0, 160))
                  .concat(targets.map(one => Math.round(height(one) * 10) / 10 + ' px: ' + one.outerHTML.slice(0, 160)));
            }""";

    private Look() {}

    /**
     * Looks at a page as it stands, folded parts included, and adds what is wrong to {@code found}. Colours are the same in every
     * language, so both schemes are judged in English and one in Arabic, where sides change; long words can only fail to fit.
     *
     * @param name for reports and pictures
     */
    static void at(Page page, String name, String language, List<String> found) {
        var wrong = new ArrayList<String>();
        for (var scheme : schemes(language)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            wrong.addAll(violations(page, name + " " + scheme));
        }
        for (int width : new int[] {320, 360, 1280}) {
            page.setViewportSize(width, HEIGHT);
            wrong.addAll(misfits(page, name + " at " + width));
            if (width != 320) Browser.picture(page, name, width, language, ColorScheme.LIGHT);
        }
        page.setViewportSize(360, 740);
        found.addAll(wrong);
    }

    private static List<ColorScheme> schemes(String language) {
        return switch (language) {
            case "en" -> List.of(ColorScheme.DARK, ColorScheme.LIGHT);
            case "ar" -> List.of(ColorScheme.LIGHT);
            default -> List.of();
        };
    }

    /** The rules that a page breaks in its present size and colours. */
    static List<String> violations(Page page, String where) {
        if (!(boolean) page.evaluate("'axe' in window")) page.evaluate(AxeBuilder.getAxeScript());
        return told(page, where, VIOLATIONS);
    }

    /** What sticks out of a page in its present size, and what is too small. */
    static List<String> misfits(Page page, String where) {
        var found = new ArrayList<>(tooWide(page, where));
        found.addAll(told(page, where + " is too small", TOO_SMALL));
        return found;
    }

    /** What sticks out of a page in its present size. */
    static List<String> tooWide(Page page, String where) {
        return told(page, where + " is too wide", TOO_WIDE);
    }

    /** Opens every part of a page that can be folded. */
    static void unfold(Page page) {
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)");
    }

    private static List<String> told(Page page, String where, String script) {
        return lines(page, script).stream()
                .map(line -> "\n" + where + ": " + line)
                .toList();
    }

    /** What a script that answers with a list says of a page. */
    static List<String> lines(Page page, String script) {
        return ((List<?>) page.evaluate(script)).stream().map(String::valueOf).toList();
    }
}
