package org.undersigned.organisation.member;

import io.quarkus.arc.Arc;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.html.Languages;
import org.undersigned.foundation.http.Site;
import org.undersigned.foundation.mail.MailAddress;
import org.undersigned.organisation.OrganisationStore;
import org.undersigned.organisation.staff.Role;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./undersigned staff}: the people who work in the workspace. */
@Command(
        name = "staff",
        mixinStandardHelpOptions = true,
        description = "The people who work in the workspace.",
        subcommands = {StaffCommand.Invite.class, AccountCommand.EndSessions.class, AccountCommand.Remove.class})
public final class StaffCommand implements Callable<Integer> {

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return CommandLine.ExitCode.USAGE;
    }

    /** {@code staff invite}: the first account, and any other. */
    @Command(
            name = "invite",
            mixinStandardHelpOptions = true,
            description = {
                "Invites somebody. Prints the link once, and mails it if there is a mail server.",
                "Without --organisation it makes an operator, who invites members for every organisation.",
                "Works beside a running server."
            },
            exitCodeListHeading = "%nExit status:%n",
            exitCodeList = {" 0:invited", " 1:not invited; nothing was changed", " 2:wrong usage"})
    public static final class Invite implements Callable<Integer> {

        @Spec
        CommandSpec spec;

        @Parameters(paramLabel = "EMAIL", description = "Where the link goes.")
        String email;

        @Option(names = "--organisation", paramLabel = "SLUG", description = "Makes a member of this organisation.")
        String organisation;

        @Option(
                names = "--role",
                paramLabel = "ROLE",
                description =
                        "owner, campaigner, moderator, viewer or translator (default with --organisation: owner).")
        String role;

        @Option(
                names = "--language",
                paramLabel = "TAG",
                defaultValue = Languages.MAIN,
                description = "Language of the mail (default: ${DEFAULT-VALUE}).")
        String language;

        @Override
        public Integer call() {
            var address = MailAddress.parse(email);
            if (address.isEmpty()) return wrong("That is no e-mail address. Write it like name@example.org.");
            if (role != null && organisation == null) return wrong("--role needs --organisation.");
            if (!Languages.all().contains(language))
                return wrong("There is no language " + language + ". Choose one of "
                        + String.join(", ", Languages.all()) + ".");
            var wanted = Role.of(role == null ? "owner" : role);
            if (wanted.isEmpty())
                return wrong(
                        "There is no role " + role + ". Choose owner, campaigner, moderator, viewer or translator.");
            var container = Arc.container();
            var inviting = container.instance(Inviting.class).get();
            var site = container.instance(Site.class).get();
            return container.instance(Db.class).get().inTransaction(handle -> {
                var place = Optional.<Invitation.Place>empty();
                if (organisation != null) {
                    place = OrganisationStore.all(handle).stream()
                            .filter(one -> one.slug().equals(organisation))
                            .findFirst()
                            .map(one -> new Invitation.Place(one.id(), one.slug(), one.name(), wanted.get()));
                    if (place.isEmpty()) {
                        spec.commandLine().getErr().println("There is no organisation " + organisation + ".");
                        return CommandLine.ExitCode.SOFTWARE;
                    }
                }
                var path = inviting.invite(handle, address.get(), place, language, Inviting.OPERATOR);
                var out = spec.commandLine().getOut();
                out.println("The link works once, for seven days, and is not shown again:");
                out.println(site.baseUrl() + path);
                out.flush();
                return CommandLine.ExitCode.OK;
            });
        }

        private int wrong(String message) {
            spec.commandLine().getErr().println(message);
            return CommandLine.ExitCode.USAGE;
        }
    }
}
