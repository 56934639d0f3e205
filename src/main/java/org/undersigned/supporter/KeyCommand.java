package org.undersigned.supporter;

import io.quarkus.arc.Arc;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jdbi.v3.core.Handle;
import org.undersigned.audit.AuditActions;
import org.undersigned.audit.AuditLog;
import org.undersigned.foundation.Offline;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.keys.Hpke;
import org.undersigned.foundation.keys.KeyText;
import org.undersigned.foundation.keys.RecipientKeys;
import org.undersigned.organisation.approval.SecondPerson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./undersigned key}: keys of organisations and key holders, and the installation's own. */
@Command(
        name = "key",
        mixinStandardHelpOptions = true,
        description = "Keys of organisations and key holders, and the master key.",
        subcommands = {KeyCommand.New.class, KeyCommand.Set.class, KeyHostCommand.class, KeyChangeCommand.class})
public final class KeyCommand implements Callable<Integer> {

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return 2;
    }

    /** {@code key new}: needs no database and no network. */
    @Command(
            name = "new",
            mixinStandardHelpOptions = true,
            description = {
                "Makes a key pair. Writes NAME.key (for its owner only) and NAME.pub, and prints the public key.",
                "Needs no database and no network: do it on a machine that has none."
            })
    public static final class New implements Callable<Integer>, Offline {

        @Spec
        CommandSpec spec;

        @Option(
                names = "--out",
                paramLabel = "NAME",
                defaultValue = "undersigned",
                description = "Name of the files without ending (default: ${DEFAULT-VALUE}).")
        Path out;

        @Option(
                names = "--two",
                description =
                        "Writes NAME.1.key and NAME.2.key, for two key holders: both are needed to open anything.")
        boolean two;

        @Override
        public Integer call() throws IOException {
            var key = Hpke.newPair();
            try {
                for (var file : KeyFiles.write(key, out.toAbsolutePath(), two))
                    spec.commandLine().getErr().println("wrote " + file);
            } catch (FileAlreadyExistsException e) {
                spec.commandLine()
                        .getErr()
                        .println(e.getFile()
                                + " is there already, and a key is never overwritten. Choose another --out.");
                return 1;
            }
            spec.commandLine().getOut().println(KeyText.ofPublic(key.open()));
            spec.commandLine().getOut().flush();
            return 0;
        }
    }

    /** {@code key set}. */
    @Command(
            name = "set",
            mixinStandardHelpOptions = true,
            description = {
                "Seals for an organisation under its own public key from now on.",
                "What was sealed before stays under the key of then. This installation cannot open what is sealed from now on.",
                "Asks first if an owner of the organisation, or an operator in the workspace, can approve it."
            },
            exitCodeListHeading = "%nExit status:%n",
            exitCodeList = {" 0:set", " 1:refused; nothing was changed", " 2:wrong usage", SecondPerson.WAITS_HELP})
    public static final class Set implements Callable<Integer> {

        @Spec
        CommandSpec spec;

        @Parameters(index = "0", paramLabel = "ORGANISATION", description = "Its slug.")
        String organisation;

        @Parameters(
                index = "1",
                paramLabel = "PUBLICKEY",
                description = "The line that key new printed, or the name of a file with it.")
        String key;

        @Override
        public Integer call() throws IOException {
            var open = KeyText.publicIn(key).or(this::file);
            if (open.isEmpty())
                return refuse("That is no public key. Write the line that ./undersigned key new prints.");
            return Arc.container().instance(Db.class).get().inTransaction(handle -> set(handle, open.get()));
        }

        private int set(Handle handle, byte[] open) {
            var container = Arc.container();
            var keys = container.instance(RecipientKeys.class).get();
            var found = SealedRowStore.organisation(handle, organisation);
            if (found.isEmpty()) return refuse("There is no organisation " + organisation + ".");
            var recipient = Sealing.organisation(organisation);
            var id = Hpke.id(open);
            var there = keys.inForce(handle, recipient)
                    .filter(key -> key.id().equals(id))
                    .isPresent();
            if (!there) {
                var act = CommandsApproved.OwnKey.of(found.get(), organisation, open);
                var answer = container.instance(SecondPerson.class).get().answer(handle, List.of(act));
                answer.lines().forEach(spec.commandLine().getErr()::println);
                switch (answer) {
                    case SecondPerson.Answer.Stop stop -> {
                        return stop.status();
                    }
                    case SecondPerson.Answer.Go go -> {
                        container
                                .instance(AuditLog.class)
                                .get()
                                .record(
                                        handle,
                                        "operator",
                                        AuditActions.ORGANISATION_KEY,
                                        "organisation " + organisation,
                                        "sealed to key " + id + go.by().get(act));
                        keys.set(handle, recipient, open);
                        container.instance(KeyMail.class).get().changed(handle, found.get());
                    }
                }
            } else keys.settle(handle, recipient);
            spec.commandLine().getOut().println("organisation " + organisation + ": sealed to key " + id);
            spec.commandLine().getOut().flush();
            return 0;
        }

        private Optional<byte[]> file() {
            try {
                return Files.isRegularFile(Path.of(key))
                        ? KeyText.publicIn(Files.readString(Path.of(key)))
                        : Optional.empty();
            } catch (IOException e) {
                return Optional.empty();
            }
        }

        private int refuse(String message) {
            spec.commandLine().getErr().println(message);
            return 1;
        }
    }
}
