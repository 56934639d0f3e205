package org.undersigned.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import org.undersigned.foundation.html.Languages;

/**
 * A kind of page, and how a visitor gets there.
 *
 * @param name for reports and pictures
 * @param status what the server answers with
 * @param open whether the page is public: the same for everybody, and kept by caches
 * @param visit the way there
 */
record Place(String name, int status, boolean open, Visit visit) {

    /** Goes to the page and leaves the window on it. */
    interface Visit {
        Response go(Page page, String language);
    }

    /** A page that an address leads to. */
    static Place at(String name, String path) {
        return new Place(name, 200, true, address(path));
    }

    /** A page that is for one person only. */
    static Place personal(String name, int status, Visit visit) {
        return new Place(name, status, false, visit);
    }

    /** The way to an address, in the reader's language. */
    static Visit address(String path) {
        return (page, language) -> page.navigate(Browser.SITE + Languages.href(language, path));
    }

    /** The answer that a visitor ends up with after {@code action}, once it is drawn. */
    static Response answer(Page page, Runnable action) {
        var answer = page.waitForResponse(
                // The preview in a draft is a page as well, and may be drawn again at any time.
                response -> response.request().isNavigationRequest()
                        && response.frame().equals(page.mainFrame())
                        && (response.status() < 300 || response.status() > 399),
                action);
        answer.finished();
        page.waitForLoadState();
        return answer;
    }

    Response go(Page page, String language) {
        var answer = visit.go(page, language);
        if (answer.status() != status)
            throw new AssertionError(
                    name + " in " + language + " was answered with " + answer.status() + ", not " + status);
        return answer;
    }

    @Override
    public String toString() {
        return name;
    }
}
