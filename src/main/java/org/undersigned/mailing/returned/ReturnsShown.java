package org.undersigned.mailing.returned;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.undersigned.organisation.staff.Membership;

/**
 * What the page about returned mail shows.
 *
 * @param host of the mailbox that is read, or empty
 * @param readOn when it was read last
 * @param trouble why it could not be read when it was tried last, or empty
 */
public record ReturnsShown(
        Membership member, String host, Optional<LocalDate> readOn, String trouble, List<Way> ways, Said said) {

    /** One provider, with its address if there is one. */
    public record Way(Hook.Provider provider, Optional<Hook> hook) {

        public String label() {
            return "sender.returns." + provider.slug();
        }

        /** Key of what it is and how well it is protected. */
        public String what() {
            return label() + "What";
        }

        public boolean amazon() {
            return provider == Hook.Provider.SES && hook.isPresent();
        }
    }

    /** What is said at the top; {@code address} is one that is shown this once. */
    public record Said(String key, String address, boolean done) {
        static final Said NOTHING = new Said("", "", false);

        static Said done(String key) {
            return new Said(key, "", true);
        }
    }

    public boolean owner() {
        return member.role().isOwner();
    }

    /** Key of why it could not be read. */
    public String troubleLabel() {
        return "sender.returns.trouble." + trouble;
    }

    public String path() {
        return "/staff/organisations/" + member.slug() + "/returns";
    }
}
