package org.undersigned;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.QuarkusBindException;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.net.BindException;
import java.time.InstantSource;
import java.util.List;
import org.undersigned.audit.AuditCommand;
import org.undersigned.audit.AuditedBackups;
import org.undersigned.delivery.pack.VerifyDeliveryCommand;
import org.undersigned.demo.DemoCommand;
import org.undersigned.exchange.ExportCampaignCommand;
import org.undersigned.exchange.LoadCommand;
import org.undersigned.foundation.Offline;
import org.undersigned.foundation.backup.BackupCommand;
import org.undersigned.foundation.backup.Noting;
import org.undersigned.foundation.backup.RestoreCommand;
import org.undersigned.foundation.checkup.DoctorCommand;
import org.undersigned.foundation.keys.MasterKey;
import org.undersigned.log.LogCommand;
import org.undersigned.log.RecountCommand;
import org.undersigned.organisation.member.StaffCommand;
import org.undersigned.petition.RetireCommand;
import org.undersigned.supporter.ExportCommand;
import org.undersigned.supporter.KeyCommand;
import org.undersigned.supporter.OpenCommand;
import org.undersigned.supporter.SupporterKeys;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The program. Help, wrong usage and the commands that work offline are answered at once; every other command gets its database and its
 * settings first, then the application around it. Only the serving commands open a port.
 */
@QuarkusMain
@Command(
        name = "undersigned",
        description =
                "Runs joint petitions: several organisations ask together, every signer decides who may write to them.",
        subcommands = {
            DemoCommand.class,
            ServeCommand.class,
            LoadCommand.class,
            LogCommand.class,
            VerifyDeliveryCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            RecountCommand.class,
            RetireCommand.class,
            AuditCommand.class,
            DoctorCommand.class,
            StaffCommand.class,
            ExportCommand.class,
            KeyCommand.class,
            OpenCommand.class
        },
        footer = "%nAlso: test (the whole test suite), bench (benchmarks), release (an archive that needs a JDK only).",
        mixinStandardHelpOptions = true)
public final class Undersigned implements QuarkusApplication {

    private static final List<String> SERVING = List.of("demo", "serve");

    /** They work on tables as they are; the application would migrate them first, and ask for the master key. */
    private static final List<String> WITHOUT_APPLICATION = List.of("backup", "restore");

    private static final int WRONG_USAGE = 2;

    /** Starts the command that {@code arguments} name. Exit status 2 for wrong usage. */
    public static void main(String... arguments) {
        var commands = commands(new Undersigned());
        CommandLine.ParseResult asked;
        try {
            asked = commands.parseArgs(arguments);
        } catch (CommandLine.ParameterException wrong) {
            System.err.println(wrong.getMessage());
            wrong.getCommandLine().usage(System.err);
            System.exit(WRONG_USAGE);
            return;
        }
        if (CommandLine.printHelpIfRequested(asked)) return;
        if (!asked.hasSubcommand()) {
            commands.usage(System.err);
            System.exit(WRONG_USAGE);
        }
        if (last(asked).commandSpec().userObject() instanceof Offline) System.exit(commands.execute(arguments));
        var name = asked.subcommand().commandSpec().name();
        try {
            Settings.apply(name, SERVING.contains(name), System.getenv());
        } catch (Settings.Refused refused) {
            System.err.println(refused.getMessage());
            System.exit(1);
        }
        if (WITHOUT_APPLICATION.contains(name)) ended(commands.execute(arguments), null);
        else Quarkus.run(Undersigned.class, Undersigned::ended, arguments);
    }

    private static CommandLine commands(Undersigned program) {
        var commands = new CommandLine(program, new Commands());
        // What later features hand on has commands of their own under the one that an earlier one has.
        commands.getSubcommands().get("export").addSubcommand(new ExportCampaignCommand());
        return commands;
    }

    /** Makes commands: those that run without the application are told who takes note of what they do. */
    private static final class Commands implements CommandLine.IFactory {
        private final Noting noting = new AuditedBackups(InstantSource.system());

        @Override
        public <K> K create(Class<K> kind) throws Exception {
            if (kind == BackupCommand.class) return kind.cast(new BackupCommand(noting));
            if (kind == RestoreCommand.class) return kind.cast(new RestoreCommand(noting));
            return CommandLine.defaultFactory().create(kind);
        }
    }

    private static CommandLine.ParseResult last(CommandLine.ParseResult asked) {
        return asked.hasSubcommand() ? last(asked.subcommand()) : asked;
    }

    @Override
    public int run(String... arguments) {
        return commands(this).execute(arguments);
    }

    private static void ended(int status, Throwable failure) {
        Settings.stopDatabase();
        if (failure != null) System.err.println(advice(failure));
        System.exit(failure != null && status == 0 ? 1 : status);
    }

    /** Which of the two ports it is, where the framework says so, and how to choose another. */
    static String taken(BindException failure, String managementPort) {
        if (!(failure instanceof QuarkusBindException known))
            return "A port is taken by another program. Stop it, or choose another port with UNDERSIGNED_PORT, or with"
                    + " UNDERSIGNED_MANAGEMENT_PORT for health and metrics.";
        var port = String.valueOf(known.getPort());
        return "The port " + port + " is taken by another program. Stop it, or choose another port with "
                + (port.equals(managementPort) ? "UNDERSIGNED_MANAGEMENT_PORT." : "UNDERSIGNED_PORT.");
    }

    /** What an operator can do about a failed start, where we know; the bare facts otherwise. */
    private static String advice(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof MasterKey.UnusableKey || cause instanceof SupporterKeys.UnusableSteward)
                return cause.getMessage();
            if (cause instanceof BindException taken)
                return taken(taken, System.getProperty("quarkus.management.port"));
            if (cause.getCause() == null) return "Undersigned could not start: " + cause;
        }
        return "Undersigned could not start.";
    }
}
