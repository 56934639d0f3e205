package org.undersigned.mailing.sender;

import java.util.List;
import java.util.Optional;
import org.undersigned.foundation.html.Page;
import org.undersigned.organisation.staff.Membership;
import org.undersigned.organisation.staff.Role;
import org.undersigned.statistics.Groups;

/**
 * What the page of a sender shows.
 *
 * @param settings what is in force
 * @param waiting what waits for a second person
 * @param server the host of the organisation's own server, or empty
 * @param keyWaits whether a new key waits for a second person
 * @param records what has to stand in the DNS, with what was found
 * @param aligned what that means to who receives the mail
 * @param resolver whether there is somebody to ask
 * @param left how many people are not written to, by reason
 */
public record SenderShown(
        Membership member,
        Optional<SenderSettings> settings,
        Optional<SenderSettings> waiting,
        String server,
        boolean keyWaits,
        List<SenderKey> keys,
        List<Row> records,
        List<Meaning> aligned,
        boolean resolver,
        List<Left> left,
        Said said) {

    /** A record with what was found in its place, if somebody looked. */
    public record Row(DnsRecord record, Optional<Verdict> verdict) {

        /** Key of what it is for. */
        public String label() {
            return "sender.record." + record.kind().slug();
        }

        public String what() {
            return label() + "What";
        }

        /** Key of how it is; asked for only if somebody looked. */
        public String state() {
            return "sender.found." + verdict.orElseThrow().outcome().slug();
        }

        /** Whether there is something else in its place, or something of which nobody can tell. */
        public boolean isDifferent() {
            return verdict.filter(one ->
                            one.outcome() == Verdict.Outcome.DIFFERENT || one.outcome() == Verdict.Outcome.UNTOLD)
                    .isPresent();
        }
    }

    /** One sentence about what receivers make of it. */
    public record Meaning(boolean good, String key, String first, String second) {

        public String text(Page page) {
            return page.t(key, first, second);
        }
    }

    /** How many are not written to for one reason. */
    public record Left(String reason, long number) {

        public String label() {
            return "sender.left." + reason;
        }

        public String text(Page page) {
            return number < Groups.FEWEST ? page.t("sender.few", Groups.FEWEST) : page.number(number);
        }
    }

    /** What is said at the top: a key with its blank, as something that was done or as something that was not. */
    public record Said(String key, String blank, boolean done) {
        static final Said NOTHING = new Said("", "", false);

        static Said done(String key) {
            return new Said(key, "", true);
        }

        static Said not(String key) {
            return new Said(key, "", false);
        }
    }

    public boolean owner() {
        return member.role().isOwner();
    }

    public boolean writer() {
        return member.role().includes(Role.CAMPAIGNER);
    }

    public boolean hasKey() {
        return keys.stream().anyMatch(one -> one.state() != SenderKey.State.FORMER);
    }

    /** Key of what showed that the domain is theirs. */
    public String proof() {
        return settings.flatMap(SenderSettings::proof)
                .map(one -> "sender.proof." + one.name().toLowerCase(java.util.Locale.ROOT))
                .orElse("sender.proof.none");
    }

    public String path() {
        return path(member.slug());
    }

    static String path(String slug) {
        return "/staff/organisations/" + slug + "/sender";
    }
}
