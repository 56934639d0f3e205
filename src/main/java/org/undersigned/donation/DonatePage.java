package org.undersigned.donation;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.undersigned.campaign.CampaignFrame;
import org.undersigned.foundation.html.Page;
import org.undersigned.foundation.http.FormBody;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;
import org.undersigned.foundation.token.Token;
import org.undersigned.organisation.Organisation;
import org.undersigned.organisation.staff.Entered;
import org.undersigned.petition.Petition;
import org.undersigned.risk.MailAllowance;

/** Where somebody chooses what to give, and to whom. Its form leads to Stripe's own page; nothing about a person is asked here. */
@Singleton
@Path("/petitions/{slug}/donate")
class DonatePage {

    private final Places places;
    private final Giving giving;
    private final MailAllowance allowance;

    DonatePage(Places places, Giving giving, MailAllowance allowance) {
        this.places = places;
        this.giving = giving;
        this.allowance = allowance;
    }

    @CheckedTemplate(basePath = "donation")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance donate(Page page, Shown shown, Entered entered);

        static native TemplateInstance leave(Page page, Petition petition, Asked asked, String address, String host);
    }

    /**
     * What the page shows.
     *
     * @param asked who is to be given to; null if nobody takes gifts here now
     * @param closed the organisation that the address names and that takes no gifts here now; null if there is none
     * @param others whom else one can give to here
     * @param links organisations that take gifts on pages of their own
     * @param currency what is chosen in
     * @param key tells this form from all others, so that sent twice it is one gift
     * @param trouble key of what went wrong, or empty
     */
    public record Shown(
            Petition petition,
            Asked asked,
            Organisation closed,
            List<Taking> others,
            List<Organisation> links,
            String currency,
            String key,
            Arrival arrival,
            String trouble,
            boolean stopped) {

        public String path() {
            return Places.path(petition);
        }

        /** Where somebody who has chosen how much can give on a page of the organisation's own. */
        public URI instead(Organisation one, Page page, Entered entered) {
            var typed = entered.value("own").isBlank() ? entered.value("amount") : entered.value("own");
            var amount = asked == null
                    ? ""
                    : Money.parse(typed, amounts().currency()).map(Money::plain).orElse("");
            return Quiet.link(one, petition, page.language(), arrival, amount);
        }

        /** Whether Stripe and who receives it are not told what a gift was given for. */
        public boolean isQuiet() {
            return Quiet.is(petition);
        }

        /** Where the same page is for another currency. */
        public String in(String other) {
            return path() + arrival.query("to", asked.word(), "currency", other);
        }

        /** Where the page of another organisation is. */
        public String to(Taking other) {
            return path() + arrival.query("to", other.slug());
        }

        public Amounts amounts() {
            return asked.in(currency);
        }

        /** The other currencies. */
        public List<Amounts> otherwise() {
            return asked.money().stream()
                    .filter(one -> !one.currency().equals(amounts().currency()))
                    .toList();
        }
    }

    @GET
    public Response page(
            @PathParam("slug") String slug,
            @Context ContainerRequestContext request,
            @Context RoutingContext exchange) {
        var place = places.at(slug, exchange).orNone();
        var query = request.getUriInfo().getQueryParameters();
        var chosen = Optional.ofNullable(query.getFirst("amount")).orElse("");
        var often = Optional.ofNullable(query.getFirst("often")).orElse("once");
        return show(
                200,
                place,
                CampaignFrame.language(request, place.petition().campaign()),
                "",
                new Entered(Map.of("own", shown(chosen), "often", often), Map.of()));
    }

    /** What stood in the form before, if it is a sum. */
    private static String shown(String chosen) {
        return chosen.matches("[0-9]{1,9}(\\.[0-9]{1,2})?") ? chosen : "";
    }

    /** Takes the form. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response take(
            @PathParam("slug") String slug,
            @Context ContainerRequestContext request,
            @Context RoutingContext exchange,
            byte[] body) {
        var form = FormBody.parse(body);
        var place = places.at(slug, form::get).orNone();
        var language = CampaignFrame.language(request, place.petition().campaign());
        if (place.stopped()) throw Problem.problem(ProblemType.PAUSED);
        var asked = place.asked().filter(one -> one.word().equals(form.get("to")));
        if (asked.isEmpty()) return show(409, place, language, "donation.trouble.closed", Entered.empty());
        return switch (GiveForm.check(form, asked.get())) {
            case GiveForm.Checked.Bad bad -> show(422, place, language, "", bad.entered());
            case GiveForm.Checked.Good good
            when asked.get().isJoint() ->
                places.to(
                        language,
                        TogetherPage.path(
                                place.petition(),
                                place.arrival(),
                                new Parts.Plan(good.amount(), good.monthly(), good.form())));
            // Only what would begin a gift counts: nobody is sent away for typing.
            case GiveForm.Checked.Good good
            when !allowance.takesGift(exchange.request().remoteAddress().hostAddress()) ->
                show(429, place, language, "donation.trouble.many", new Entered(GiveForm.kept(form), Map.of()));
            case GiveForm.Checked.Good good -> {
                var wish = new Giving.Wish(
                        good.amount(),
                        good.monthly(),
                        language,
                        place.arrival().brought(),
                        good.form(),
                        Optional.empty());
                var begun = giving.begin(asked.get().one(), place.petition(), wish);
                yield switch (begun) {
                    case Giving.Begun.Ready ready -> leave(place, asked.get(), language, ready);
                    case Giving.Begun.There there -> places.to(GiftPage.path(there.token()));
                    case Giving.Begun.Refused refused ->
                        show(
                                502,
                                place,
                                language,
                                "donation.trouble.refused",
                                new Entered(GiveForm.kept(form), Map.of()));
                    case Giving.Begun.Away away ->
                        show(503, place, language, "donation.trouble.away", new Entered(GiveForm.kept(form), Map.of()));
                    case Giving.Begun.Closed closed ->
                        show(409, place, language, "donation.trouble.closed", Entered.empty());
                };
            }
        };
    }

    /** Leads to Stripe; by a link, where its page has an address of the organisation's that no form of ours may lead to. */
    private Response leave(Places.Place place, Asked asked, String language, Giving.Begun.Ready ready) {
        var address = ready.address().toString();
        if (giving.mayLeadTo(ready.address())) return places.to(address);
        var page = places.frame(place.petition(), language, "donation.leave.title");
        return places.answer(
                200,
                Templates.leave(
                        page, place.petition(), asked, address, ready.address().getHost()));
    }

    private Response show(int status, Places.Place place, String language, String trouble, Entered entered) {
        var shown = new Shown(
                place.petition(),
                place.asked().orElse(null),
                place.closed().orElse(null),
                place.others(),
                place.links(),
                place.currency(),
                Token.fresh(),
                place.arrival(),
                trouble,
                place.stopped());
        var page = places.frame(place.petition(), language, "donation.title");
        return places.answer(status, Templates.donate(page, shown, entered));
    }
}
