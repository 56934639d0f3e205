package org.undersigned.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.FilePayload;
import io.quarkus.arc.Arc;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.db.Published;
import org.undersigned.foundation.keys.RecipientKeys;
import org.undersigned.supporter.Sealing;
import org.undersigned.world.Desk;
import org.undersigned.world.OwnPetition;

/** An organisation with a petition of its own, its members, and the pages of its key in a browser. */
record KeyHolder(String prefix, OwnPetition petition) {

    /** A new one, whose petition is open for signing. */
    static KeyHolder fresh() {
        var prefix = "kep" + UUID.randomUUID().toString().substring(0, 8);
        return new KeyHolder(prefix, OwnPetition.open(prefix));
    }

    String slug() {
        return prefix + "-river-watch";
    }

    /** Where the workspace shows it. */
    String own() {
        return "/staff/organisations/" + slug();
    }

    /** Takes its key away. */
    void retireKey() {
        var keys = Arc.container().instance(RecipientKeys.class).get();
        Arc.container()
                .instance(Db.class)
                .get()
                .useTransaction(handle -> keys.remove(handle, Sealing.organisation(slug())));
        Arc.container().instance(Published.Registry.class).get().refresh();
    }

    Desk member(String name, String role, String language) {
        return Desk.invited(name, "--organisation", slug(), "--role", role, "--language", language);
    }

    /** Opens a list on its page, which goes offline once it is drawn. */
    void open(Page page, Path list, Path key) {
        page.context().setOffline(false);
        page.navigate(Browser.SITE + own() + "/open");
        assertThat(page.locator("#opening")).isVisible();
        page.context().setOffline(true);
        page.locator("#rows").setInputFiles(list);
        page.locator("#keys").setInputFiles(key);
        page.locator("#opening button").click();
        assertThat(page.locator("#progress")).isHidden();
    }

    static void enter(Page page, Desk desk) {
        page.context()
                .addCookies(List.of(new Cookie("staff", desk.cookie)
                        .setUrl(Browser.SITE + "/staff")
                        .setHttpOnly(true)));
    }

    static Path saved(Path folder, Page page, Runnable action) {
        var download = page.waitForDownload(action);
        var path = folder.resolve(download.suggestedFilename());
        download.saveAs(path);
        return path;
    }

    static FilePayload payload(String text) {
        return new FilePayload("some.key", "text/plain", text.getBytes(UTF_8));
    }
}
