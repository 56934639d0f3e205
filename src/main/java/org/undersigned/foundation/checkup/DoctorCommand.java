package org.undersigned.foundation.checkup;

import io.quarkus.arc.All;
import io.quarkus.arc.Arc;
import io.quarkus.arc.Unremovable;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ./undersigned doctor}: whether this installation is ready to go live, and what to do where it is not. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = {
            "Checks key file, address, clock, database, mail, backups and the audit log, and says what to do.",
            "Changes nothing and sends nothing. Works beside a running server."
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {" 0:no fault", " 1:a fault: something can be lost, or does not work", " 2:wrong usage"})
public final class DoctorCommand implements Callable<Integer> {

    @Spec
    CommandSpec spec;

    /** Every checkup there is, in the order of their names. */
    @Singleton
    @Unremovable
    static final class Checkups {

        private final List<Checkup> all;

        Checkups(@All List<Checkup> all) {
            this.all = all.stream().sorted(Comparator.comparing(Checkup::about)).toList();
        }
    }

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        var faults = 0;
        var looks = 0;
        for (var checkup : Arc.container().instance(Checkups.class).get().all) {
            for (var finding : look(checkup)) {
                out.printf("%-6s %-10s %s%n", word(finding.level()), checkup.about(), finding.what());
                if (!finding.advice().isEmpty()) out.printf("%18s%s%n", "", finding.advice());
                if (finding.level() == Finding.Level.FAULT) faults++;
                if (finding.level() == Finding.Level.LOOK) looks++;
            }
        }
        out.println();
        out.println(
                faults == 0 && looks == 0
                        ? "All is well."
                        : counted(faults, "fault") + ", " + counted(looks, "thing") + " to look at.");
        out.flush();
        return faults == 0 ? 0 : 1;
    }

    /** A checkup that fails is a finding too. */
    private static List<Finding> look(Checkup checkup) {
        try {
            return checkup.look();
        } catch (RuntimeException failure) {
            return List.of(Finding.fault(
                    "It could not be looked at: " + failure.getClass().getSimpleName() + ".",
                    "Mend what the other lines name first, and come back."));
        }
    }

    private static String counted(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    private static String word(Finding.Level level) {
        return switch (level) {
            case FINE -> "ok";
            case LOOK -> "look";
            case FAULT -> "FAULT";
        };
    }
}
