package org.undersigned.campaign;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.undersigned.foundation.html.Translated;
import org.undersigned.organisation.Organisation;

/**
 * What a coalition wants, with all that its public pages show beside the actions themselves.
 *
 * @param colour {@code #rrggbb} that the pages are tinted with, if the campaign chose one
 * @param sample whether pages carry the sample banner and {@code noindex}
 * @param partners in the order of the campaign file; at least one is a lead
 * @param division whether and how new supporters are divided; off if empty
 * @param gifts between whom a joint gift is split; nobody if empty, or else at least two
 */
public record Campaign(
        UUID id,
        String slug,
        Coalition coalition,
        Translated title,
        Optional<String> colour,
        boolean sample,
        List<Category> categories,
        List<String> hashtags,
        List<Link> links,
        List<NextAction> nextActions,
        List<Partner> partners,
        List<Target> targets,
        Optional<Division> division,
        List<GiftShare> gifts,
        Optional<Statement> statement,
        List<Announcement> announcements,
        List<Action> actions) {

    /** Most partners that a page names which is about something else. */
    public static final int FOREMOST = 8;

    /** A subject that campaigns can be found by. */
    public record Category(String slug, Translated name) {}

    /**
     * Further reading.
     *
     * @param language of the linked page, or null if the campaign file does not say
     */
    public record Link(Translated title, String url, String language) {}

    /**
     * What comes after the petition.
     *
     * @param url where it is done, or null while it can only be announced
     */
    public record NextAction(Translated title, Translated text, String url) {}

    /** An organisation in this campaign, with its role. */
    public record Partner(Organisation organisation, Role role) {}

    /**
     * What part of a joint gift an organisation is given, by a payment of its own.
     *
     * @param organisation slug of a partner
     * @param share how many parts of the sum of all shares, from 1 to {@value #MOST_SHARE}
     */
    public record GiftShare(String organisation, int share) {}

    /** The largest share. */
    public static final int MOST_SHARE = 100;

    /** What a partner is in a campaign. Leads and co-hosts are joint controllers. */
    public enum Role {
        LEAD("lead"),
        CO_HOST("co-host"),
        SUPPORTING("supporting");

        private final String word;

        Role(String word) {
            this.word = word;
        }

        /** As written in files and columns; pages show message {@code role.…}. */
        public String word() {
            return word;
        }

        public static Role of(String word) {
            for (var role : values()) if (role.word.equals(word)) return role;
            throw new IllegalArgumentException("no such role: " + word);
        }
    }

    /** A decision maker. */
    public record Target(Translated name, Translated office, Translated institution, Optional<String> email) {}

    /**
     * One organisation's own page about the campaign's action. Calls are any of sign, share, donate, read.
     *
     * @param takenDown the day since which strangers see that it is gone, and nothing else of it
     */
    public record Announcement(
            UUID id,
            String slug,
            Organisation organisation,
            LocalDate dated,
            Translated title,
            Translated body,
            List<String> calls,
            Optional<Illustration> picture,
            Optional<LocalDate> takenDown) {

        /** The same, taken down since a day or not at all. */
        public Announcement takenDown(Optional<LocalDate> since) {
            return new Announcement(id, slug, organisation, dated, title, body, calls, picture, since);
        }
    }

    /** The announcements that pages lead to: those that were not taken down. */
    public List<Announcement> announced() {
        return announcements.stream().filter(one -> one.takenDown().isEmpty()).toList();
    }

    /** This campaign with what has pages of its own. */
    public Campaign with(Optional<Statement> joint, List<Announcement> announced, List<Action> taken) {
        return new Campaign(
                id,
                slug,
                coalition,
                title,
                colour,
                sample,
                categories,
                hashtags,
                links,
                nextActions,
                partners,
                targets,
                division,
                gifts,
                joint,
                announced,
                taken);
    }

    /** This campaign, with new supporters divided that way. */
    public Campaign dividing(Optional<Division> other) {
        return new Campaign(
                id,
                slug,
                coalition,
                title,
                colour,
                sample,
                categories,
                hashtags,
                links,
                nextActions,
                partners,
                targets,
                other,
                gifts,
                statement,
                announcements,
                actions);
    }

    /** Those of its actions that people sign. */
    public List<Action> petitions() {
        return actions.stream().filter(Action::isPetition).toList();
    }

    /** The languages that it is written in, as its petition is: the main one first. */
    public List<String> languages() {
        return List.copyOf(petitions().stream()
                .findFirst()
                .map(Action::title)
                .orElse(title)
                .byLanguage()
                .keySet());
    }

    /** What else people are asked to do, as far as pages lead there: open ones first. */
    public List<Action> otherActions() {
        return actions.stream()
                .filter(one ->
                        !one.isPetition() && one.isPublic() && !one.state().equals("archived"))
                .sorted(Comparator.comparing(one -> !one.isOpen()))
                .toList();
    }

    /** The joint controllers: leads and co-hosts. */
    public List<Partner> controllers() {
        return partners.stream().filter(p -> p.role() != Role.SUPPORTING).toList();
    }

    /** Those that pages with little room name: all if they are few, else leads first and no more than {@link #FOREMOST}. */
    public List<Partner> foremost() {
        return isCrowded() ? byRole().subList(0, FOREMOST) : partners;
    }

    /** All of them, leads first, then co-hosts. */
    public List<Partner> byRole() {
        return partners.stream().sorted(Comparator.comparing(Partner::role)).toList();
    }

    /** Whether there are more partners than {@link #foremost} names. */
    public boolean isCrowded() {
        return partners.size() > FOREMOST;
    }

    /** The organisations that lead. */
    public List<Partner> leads() {
        return partners.stream().filter(p -> p.role() == Role.LEAD).toList();
    }

    /** A partner of this campaign by its organisation's slug. */
    public Optional<Partner> partner(String slug) {
        return partners.stream()
                .filter(p -> p.organisation().slug().equals(slug))
                .findFirst();
    }

    /** Whether organisations can ask by the public form to sign on to the statement. */
    public boolean takesForms() {
        return takesSignOns() && statement.filter(Statement::closed).isEmpty();
    }

    /** Whether organisations can sign on to the statement: for as long as people can sign. */
    public boolean takesSignOns() {
        return statement.isPresent() && petitions().stream().anyMatch(Action::isOpen);
    }

    /** Who a gift goes to: the first partner, leads first, that takes gifts. */
    public Optional<Organisation> beneficiary() {
        return partners.stream()
                .sorted(Comparator.comparing(Partner::role))
                .map(Partner::organisation)
                .filter(o -> o.donateUrl().isPresent())
                .findFirst();
    }
}
