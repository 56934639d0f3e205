package org.undersigned.donation;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.html.Languages;
import org.undersigned.foundation.html.Messages;
import org.undersigned.foundation.html.Page;
import org.undersigned.foundation.html.Translated;
import org.undersigned.foundation.http.PersonalAnswer;
import org.undersigned.foundation.http.Site;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;
import org.undersigned.foundation.token.Token;
import org.undersigned.organisation.Organisation;
import org.undersigned.organisation.OrganisationStore;
import org.undersigned.petition.Petition;
import org.undersigned.petition.Petitions;

/**
 * The page of one gift, at an address that nobody can guess: its receipt once Stripe has told that it is paid. Being led here by Stripe says
 * nothing; anybody can open an address.
 */
@Singleton
@Path("/gifts/{token: [A-Za-z0-9_-]{43}}")
class GiftPage {

    private final Db db;
    private final Petitions petitions;
    private final Site site;

    GiftPage(Db db, Petitions petitions, Site site) {
        this.db = db;
        this.petitions = petitions;
        this.site = site;
    }

    @CheckedTemplate(basePath = "donation")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance gift(Page page, Shown shown);
    }

    /**
     * What the page shows.
     *
     * @param address postal address of who received it
     * @param note what that organisation says on receipts
     * @param portal where a monthly gift is changed or ended at Stripe, or empty
     * @param petition what it was given for; null where the page must not tell
     * @param sample whether all of it is made up
     * @param again where it can be given once more; empty where this page leads nowhere
     */
    public record Shown(
            Gift gift,
            Ledger ledger,
            Petition petition,
            Organisation organisation,
            Optional<Translated> note,
            String portal,
            boolean sample,
            String again) {

        /** Key of what the page is called. */
        public String title() {
            return "donation.gift." + word();
        }

        private String word() {
            if (ledger.isUndone()) return ledger.isDisputed() ? "disputed" : "returned";
            return ledger.state().word();
        }

        /** Key of what that means. */
        public String lead() {
            return title() + "Lead";
        }

        /** Key of how often it is given. */
        public String often() {
            return gift.monthly() ? "donation.monthly" : "donation.once";
        }

        /** Whether more is to be done on the page where it was begun, to which nothing here leads. */
        public boolean isLeftOpen() {
            return again.isEmpty() && (gift.plan().isPresent() || !ledger.isPaid());
        }

        /** Whether it goes on. */
        public boolean isRunning() {
            return gift.monthly() && !ledger.ended();
        }
    }

    @GET
    public Response page(@PathParam("token") String token) {
        var shown = find(token);
        var language = shown.gift().language();
        var page = Page.of(language, path(token), Messages.of(language).t(shown.title()), site.baseUrl())
                .in(List.of(language))
                .sample(shown.sample())
                .hidden();
        return PersonalAnswer.page(200, Templates.gift(page, shown));
    }

    /** Who did not pay is led back to the form, which is filled in as it was, or else to the page of the gift. */
    @GET
    @Path("back")
    public Response back(@PathParam("token") String token) {
        var again = find(token).again();
        return PersonalAnswer.to(again.isEmpty() ? path(token) : again);
    }

    private Shown find(String token) {
        return db.read(handle -> {
            var gift = GiftStore.byToken(handle, Token.hash(token))
                    .orElseThrow(() -> Problem.problem(ProblemType.NOT_FOUND));
            var petition = petitions.byId(gift.petition()).orElseThrow(() -> Problem.problem(ProblemType.NOT_FOUND));
            var organisation = OrganisationStore.byId(handle, gift.organisation())
                    .orElseThrow(() -> Problem.problem(ProblemType.NOT_FOUND));
            var offer = AccountStore.offer(handle, gift.organisation());
            return new Shown(
                    gift,
                    GiftStore.ledger(handle, gift),
                    Quiet.is(petition) ? null : petition,
                    organisation,
                    offer.flatMap(Offer::note),
                    offer.map(Offer::portal).orElse(""),
                    petition.campaign().sample(),
                    again(gift, petition, organisation));
        });
    }

    /**
     * Stripe and the organisation know the address of this page. So that of a part leads to no other part, and that of a gift for a petition that may
     * harm who supports it does not lead to that petition.
     */
    private static String again(Gift gift, Petition petition, Organisation organisation) {
        if (gift.plan().isPresent() || Quiet.is(petition)) return "";
        return Languages.href(
                gift.language(),
                Places.path(petition)
                        + new Arrival("", gift.source())
                                .query(
                                        "to",
                                        organisation.slug(),
                                        "amount",
                                        gift.amount().plain(),
                                        "currency",
                                        gift.amount().currency(),
                                        "often",
                                        gift.monthly() ? "monthly" : "once"));
    }

    static String path(String token) {
        return "/gifts/" + token;
    }
}
