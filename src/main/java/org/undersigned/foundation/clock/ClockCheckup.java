package org.undersigned.foundation.clock;

import jakarta.inject.Singleton;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.undersigned.foundation.checkup.Checkup;
import org.undersigned.foundation.checkup.Finding;

/** Whether something keeps this machine's clock right. Without the internet, only the traces of such a program can be seen. */
@Singleton
final class ClockCheckup implements Checkup {

    private static final List<Path> TRACES = List.of(
            Path.of("/run/systemd/timesync/synchronized"),
            Path.of("/run/chrony/chronyd.pid"),
            Path.of("/run/chronyd.pid"),
            Path.of("/run/ntpd.pid"),
            Path.of("/run/openntpd.pid"));

    @Override
    public String about() {
        return "clock";
    }

    @Override
    public List<Finding> look() {
        return List.of(
                TRACES.stream().anyMatch(Files::exists)
                        ? Finding.fine("A program keeps it right.")
                        : Finding.look(
                                "No program is seen that keeps it right.",
                                "Install chrony, or see that the host does it: codes of authenticator apps and days of petitions"
                                        + " go by this clock."));
    }
}
