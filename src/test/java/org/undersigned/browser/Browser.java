package org.undersigned.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * One Chromium for a test class: its build without a screen where that is installed, which starts and draws in a third of the time. It calls the site by the name that stands in mails, as people do, and is led to the port of the
 * test; nothing else has an address for it, so no test ever leaves this machine.
 */
final class Browser implements AutoCloseable {

    private static final Path PICTURES = Path.of("target", "screenshots");
    // Drawing whole pages takes longer than all else that is done with most of them.
    private static final boolean ASKED_FOR_PICTURES = System.getProperty("pictures") != null;
    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    // Nothing that a test waits for takes long; a machine that is busy with other things may.
    private static final int PATIENCE_MS = 30_000;

    /** Where the site says it lives. */
    static final String SITE = ConfigProvider.getConfig().getValue("undersigned.base-url", String.class);

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;

    private Browser(Playwright playwright, com.microsoft.playwright.Browser chromium) {
        this.playwright = playwright;
        this.chromium = chromium;
    }

    /** The size of a window. */
    enum Screen {
        PHONE(360, 740),
        DESKTOP(1280, 900);

        final int width;
        final int height;

        Screen(int width, int height) {
            this.width = width;
            this.height = height;
        }
    }

    static Browser open() {
        return open(List.of());
    }

    /** One that knows other sites of this machine too, by rules as of {@code --host-resolver-rules}, and blocks the cookies of sites in frames. */
    static Browser open(List<String> others) {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
        var own = URI.create(ConfigProvider.getConfig().getValue("test.url", String.class));
        var mapped = Stream.concat(
                Stream.of("MAP " + URI.create(SITE).getAuthority() + " 127.0.0.1:" + own.getPort()), others.stream());
        var rules = String.join(", ", mapped.toList()) + ", MAP * ~NOTFOUND";
        var playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment()));
        var options = new BrowserType.LaunchOptions()
                .setExecutablePath(program("chromium-headless-shell", "chromium"))
                .setArgs(Stream.of(
                                FLAGS,
                                List.of("--host-resolver-rules=" + rules),
                                others.isEmpty() ? List.<String>of() : List.of("--test-third-party-cookie-phaseout"))
                        .flatMap(List::stream)
                        .toList());
        return new Browser(playwright, playwright.chromium().launch(options));
    }

    /** A visitor with a window of their own, and nothing kept from anybody else. */
    BrowserContext visitor(Screen screen, String language, boolean scripts) {
        return context(options(screen, language).setJavaScriptEnabled(scripts).setReducedMotion(ReducedMotion.REDUCE));
    }

    /**
     * A visitor whose pages may be examined by a script that the site itself would not run, and who wants no motion: a colour that
     * is still on its way to another is no colour of the page.
     */
    BrowserContext examiner(Screen screen, String language) {
        return context(options(screen, language).setBypassCSP(true).setReducedMotion(ReducedMotion.REDUCE));
    }

    /** Keeps a picture of the whole page in {@code target/screenshots} for a person to look at, if one asked: {@code test -Dpictures}. */
    static void picture(Page page, String name, int width, String language, ColorScheme scheme) {
        if (!ASKED_FOR_PICTURES) return;
        var file = String.join(
                        "-",
                        name,
                        String.valueOf(width),
                        language,
                        scheme.name().toLowerCase(java.util.Locale.ROOT))
                + ".png";
        page.screenshot(
                new Page.ScreenshotOptions().setPath(PICTURES.resolve(file)).setFullPage(true));
    }

    @Override
    public void close() {
        chromium.close();
        playwright.close();
    }

    private BrowserContext context(com.microsoft.playwright.Browser.NewContextOptions options) {
        var context = chromium.newContext(options);
        context.setDefaultTimeout(PATIENCE_MS);
        return context;
    }

    private static com.microsoft.playwright.Browser.NewContextOptions options(Screen screen, String language) {
        return new com.microsoft.playwright.Browser.NewContextOptions()
                .setViewportSize(screen.width, screen.height)
                .setLocale(language);
    }

    private static Map<String, String> environment() {
        var environment = new HashMap<>(System.getenv());
        environment.put("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        environment.computeIfAbsent(
                "PLAYWRIGHT_NODEJS_PATH", name -> program("node").toString());
        return environment;
    }

    /** The first of these that is installed. */
    private static Path program(String... names) {
        return Stream.of(names)
                .flatMap(name -> Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new AssertionError(names[0] + " is not installed; ./undersigned test installs it"));
    }
}
