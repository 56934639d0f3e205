package org.undersigned.world;

import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.formatters.PatternFormatter;

/** Everything that the program writes into its log, from when this is made until it is closed. */
public final class Listening implements AutoCloseable {

    private final StringBuffer heard = new StringBuffer();

    private final Handler listener = new Handler() {
        // As the console writes it: the formatters of the JDK leave out what stands for %s.
        private final PatternFormatter formatter = new PatternFormatter("%s%e%n");

        @Override
        public void publish(LogRecord record) {
            heard.append(formatter.format(record));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    public Listening() {
        Logger.getLogger("").addHandler(listener);
    }

    /** What was written so far, with the stack of every exception. */
    public String text() {
        return heard.toString();
    }

    @Override
    public void close() {
        Logger.getLogger("").removeHandler(listener);
    }
}
