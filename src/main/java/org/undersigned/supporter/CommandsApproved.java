package org.undersigned.supporter;

import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.keys.Hpke;
import org.undersigned.foundation.keys.KeyText;
import org.undersigned.organisation.approval.Approval;
import org.undersigned.organisation.approval.ApprovedCommand;
import org.undersigned.organisation.approval.SecondPerson;

/** The commands about data and keys of supporters that a second person approves. Their subjects begin with an organisation's slug. */
abstract sealed class CommandsApproved implements ApprovedCommand {

    private final String kind;

    private CommandsApproved(String kind) {
        this.kind = kind;
    }

    @Override
    public String kind() {
        return kind;
    }

    @Override
    public String about(Handle handle, Approval approval) {
        return approval.subject();
    }

    /** The sealed rows of an organisation are written out. */
    @Singleton
    static final class Export extends CommandsApproved {

        private static final String KIND = "export-sealed";

        Export() {
            super(KIND);
        }

        static SecondPerson.Act of(UUID organisation, String slug) {
            return new SecondPerson.Act(KIND, Optional.of(organisation), slug);
        }
    }

    /** Those of the steward, which are about every signer, are written out. */
    @Singleton
    static final class ExportOfSteward extends CommandsApproved {

        private static final String KIND = "export-steward";

        ExportOfSteward() {
            super(KIND);
        }

        static SecondPerson.Act of() {
            return new SecondPerson.Act(KIND, Optional.empty(), Sealing.STEWARD);
        }
    }

    /** An organisation gets a key that this installation keeps. */
    @Singleton
    static final class Hosted extends CommandsApproved {

        private static final String KIND = "key-host";

        Hosted() {
            super(KIND);
        }

        static SecondPerson.Act of(UUID organisation, String slug) {
            return new SecondPerson.Act(KIND, Optional.of(organisation), slug);
        }
    }

    /** An organisation's key is another one: this one and no other, so the subject has all of it. */
    @Singleton
    static final class OwnKey extends CommandsApproved {

        private static final String KIND = "key-set";

        OwnKey() {
            super(KIND);
        }

        static SecondPerson.Act of(UUID organisation, String slug, byte[] open) {
            return new SecondPerson.Act(KIND, Optional.of(organisation), slug + "/" + KeyText.ofPublic(open));
        }

        @Override
        public String about(Handle handle, Approval approval) {
            var parts = approval.subject().split("/", 2);
            return parts[0] + ", " + KeyText.publicIn(parts[1]).map(Hpke::id).orElseThrow();
        }
    }
}
