package org.undersigned.foundation.switches;

import jakarta.inject.Singleton;
import java.util.List;
import org.undersigned.foundation.checkup.Checkup;
import org.undersigned.foundation.checkup.Finding;

/** Whether something was stopped and forgotten. */
@Singleton
final class StopCheckup implements Checkup {

    private final Switches switches;

    StopCheckup(Switches switches) {
        this.switches = switches;
    }

    @Override
    public String about() {
        return "switches";
    }

    @Override
    public List<Finding> look() {
        var stopped = switches.now().stopped();
        if (stopped.isEmpty()) return List.of(Finding.fine("Nothing is stopped."));
        return stopped.entrySet().stream()
                .map(one -> Finding.look(
                        one.getKey().word() + " is stopped since " + one.getValue() + ".",
                        "Let it go on under Site in the workspace."))
                .toList();
    }
}
