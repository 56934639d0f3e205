package org.undersigned.organisation.member;

import io.quarkus.arc.Arc;
import java.util.concurrent.Callable;
import org.jdbi.v3.core.Handle;
import org.undersigned.audit.AuditActions;
import org.undersigned.audit.AuditLog;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.mail.MailAddress;
import org.undersigned.organisation.staff.Person;
import org.undersigned.organisation.staff.Persons;
import org.undersigned.organisation.staff.Sessions;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What an operator at the machine does to an account that is in the wrong hands, or whose owner has left. Works beside a running server. */
abstract class AccountCommand implements Callable<Integer> {

    @Spec
    CommandSpec spec;

    @Parameters(paramLabel = "EMAIL", description = "Whose.")
    String email;

    /** {@code staff end-sessions}. */
    @Command(
            name = "end-sessions",
            mixinStandardHelpOptions = true,
            description = "Ends every session of somebody, at once. They can sign in again.",
            exitCodeListHeading = "%nExit status:%n",
            exitCodeList = {" 0:ended", " 1:there is no such account", " 2:wrong usage"})
    public static final class EndSessions extends AccountCommand {

        @Override
        AuditActions change(Handle handle, Person person) {
            Arc.container().instance(Sessions.class).get().endAll(handle, person.id());
            return AuditActions.STAFF_SESSION_END;
        }
    }

    /** {@code staff remove}. */
    @Command(
            name = "remove",
            mixinStandardHelpOptions = true,
            description = {
                "Removes an account: sessions, memberships, password and app. An organisation may be left without an owner.",
                "Whoever forgot the password can be invited again afterwards."
            },
            exitCodeListHeading = "%nExit status:%n",
            exitCodeList = {" 0:removed", " 1:not removed; nothing was changed", " 2:wrong usage"})
    public static final class Remove extends AccountCommand {

        @Option(names = "--yes", description = "Do it. Without it nothing is changed, and you see what would be.")
        boolean yes;

        @Override
        boolean goesOn() {
            return yes;
        }

        @Override
        AuditActions change(Handle handle, Person person) {
            Arc.container().instance(Persons.class).get().remove(handle, person.id());
            return AuditActions.STAFF_ACCOUNT_REMOVE;
        }
    }

    /** Whether it was said that it is meant. */
    boolean goesOn() {
        return true;
    }

    /** Changes it; how the audit log calls that. */
    abstract AuditActions change(Handle handle, Person person);

    @Override
    public Integer call() {
        var container = Arc.container();
        var persons = container.instance(Persons.class).get();
        var audit = container.instance(AuditLog.class).get();
        return container.instance(Db.class).get().inTransaction(handle -> {
            var person = MailAddress.parse(email).flatMap(address -> persons.byAddress(handle, address));
            if (person.isEmpty()) {
                spec.commandLine().getErr().println("Nobody has an account with this address.");
                return CommandLine.ExitCode.SOFTWARE;
            }
            if (!goesOn()) {
                spec.commandLine()
                        .getOut()
                        .println(
                                "There is an account with this address. There is no way back: add --yes to remove it.");
                spec.commandLine().getOut().flush();
                return CommandLine.ExitCode.SOFTWARE;
            }
            var action = change(handle, person.get());
            audit.record(handle, "operator", action, "staff " + person.get().id(), "");
            spec.commandLine().getOut().println("done");
            spec.commandLine().getOut().flush();
            return CommandLine.ExitCode.OK;
        });
    }
}
