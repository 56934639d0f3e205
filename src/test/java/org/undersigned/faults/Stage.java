package org.undersigned.faults;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** One program with its own data folder, database server and mail server, and the ledger of all that it ever acknowledged. */
final class Stage implements AutoCloseable {

    final Installation home;
    final Program program;
    final SmtpSink post = new SmtpSink();
    final Ledger ledger = new Ledger();

    private Stage(Installation home, List<String> inside) {
        this.home = home;
        this.program = new Program(home.folder, inside, Map.of("UNDERSIGNED_SMTP_URL", post.url()));
    }

    /** Starts the program; {@code name} is the name of its folder under {@code target/faults}. */
    static Stage open(String name) {
        return open(Installation.fresh(name), List.of());
    }

    /** Starts the program inside another command. */
    static Stage open(Installation home, List<String> inside) {
        var stage = new Stage(home, inside);
        try {
            stage.program.start();
            return stage;
        } catch (AssertionError e) {
            stage.close();
            throw e;
        }
    }

    Public site() {
        return Public.at(program.site());
    }

    /** A crowd that is signing already. */
    Crowd crowd() {
        var crowd = new Crowd(program.site(), post, ledger).begin();
        ledger.look(site());
        return crowd;
    }

    /** One person at a time. */
    Crowd person() {
        return new Crowd(program.site(), post, ledger);
    }

    /** Compares what was acknowledged with what is there. */
    void everythingAcknowledgedIsThere() {
        everythingAcknowledgedIsThere(home.served());
    }

    /** As {@link #everythingAcknowledgedIsThere()}, where the folder of the database is seen elsewhere. */
    void everythingAcknowledgedIsThere(Path served) {
        ledger.holds(site(), new Rows(served));
    }

    @Override
    public void close() {
        try (home;
                post) {
            program.close();
        }
    }
}
