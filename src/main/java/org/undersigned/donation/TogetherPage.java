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
import java.util.Optional;
import java.util.function.Function;
import org.undersigned.campaign.CampaignFrame;
import org.undersigned.foundation.html.Page;
import org.undersigned.foundation.http.FormBody;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;
import org.undersigned.petition.Petition;
import org.undersigned.risk.MailAllowance;

/**
 * The parts of one joint gift, a button for each: separate payments to separate organisations. How far somebody came follows from its address, which
 * nobody can guess; no cookie holds it.
 */
@Singleton
@Path("/petitions/{slug}/donate/together")
class TogetherPage {

    private final Parts parts;
    private final Places places;
    private final Giving giving;
    private final MailAllowance allowance;

    TogetherPage(Parts parts, Places places, Giving giving, MailAllowance allowance) {
        this.parts = parts;
        this.places = places;
        this.giving = giving;
        this.allowance = allowance;
    }

    @CheckedTemplate(basePath = "donation")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance together(Page page, Shown shown);
    }

    /**
     * What the page shows.
     *
     * @param stopped whether the operator stopped gifts
     */
    public record Shown(
            Petition petition,
            Parts.Plan plan,
            List<Parts.Part> parts,
            Arrival arrival,
            String trouble,
            boolean stopped) {

        public String path() {
            return Places.path(petition) + "/together";
        }

        /** Whether Stripe and those who receive it are not told what a gift was given for. */
        public boolean isQuiet() {
            return Quiet.is(petition);
        }

        /** What is given in all: the sum of the parts, which may have been split otherwise before. */
        public Money whole() {
            return new Money(
                    parts.stream().mapToLong(part -> part.amount().minor()).sum(),
                    plan.whole().currency());
        }

        /** The parts that can be given on a page of the organisation's own. */
        public List<Parts.Part> elsewhere() {
            return parts.stream()
                    .filter(part -> part.isOpen()
                            && part.to()
                                    .orElseThrow()
                                    .organisation()
                                    .donateUrl()
                                    .isPresent())
                    .toList();
        }

        /** Where that is. */
        public URI link(Parts.Part part, Page page) {
            return Quiet.link(
                    part.to().orElseThrow().organisation(),
                    petition,
                    page.language(),
                    arrival,
                    part.amount().plain());
        }

        /** Where another sum is chosen. */
        public String again() {
            return Places.path(petition)
                    + arrival.query(
                            "amount",
                            plan.whole().plain(),
                            "currency",
                            plan.whole().currency(),
                            "often",
                            plan.often());
        }

        /** Whether there is nothing left to pay. */
        public boolean isDone() {
            return parts.stream().noneMatch(Parts.Part::isDue);
        }

        /** Whether nothing was paid yet. */
        public boolean isFresh() {
            return parts.stream().allMatch(Parts.Part::isDue);
        }

        /** Whether something is left that can be paid here no more. */
        public boolean isLeft() {
            return parts.size() < 2 || parts.stream().anyMatch(part -> part.isDue() && !part.isOpen());
        }

        public boolean isTrial() {
            return parts.stream().anyMatch(part -> !part.live());
        }
    }

    @GET
    public Response page(
            @PathParam("slug") String slug,
            @Context ContainerRequestContext request,
            @Context RoutingContext exchange) {
        var place = places.at(slug, exchange);
        var plan = plan(place, exchange.request().params()::get);
        var language = CampaignFrame.language(request, place.petition().campaign());
        return plan.map(one -> show(200, place, one, language, "")).orElseGet(() -> elsewhere(place, language));
    }

    /** Begins one of the payments. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response take(
            @PathParam("slug") String slug,
            @Context ContainerRequestContext request,
            @Context RoutingContext exchange,
            byte[] body) {
        var form = FormBody.parse(body);
        // Which part it is stands in a field of its own: the place is that of all of them.
        var place = places.at(slug, name -> name.equals("to") ? null : form.get(name));
        var language = CampaignFrame.language(request, place.petition().campaign());
        if (place.stopped()) throw Problem.problem(ProblemType.PAUSED);
        var plan = plan(place, form::get);
        if (plan.isEmpty()) return elsewhere(place, language);
        var part = plan.get().parts().stream()
                .filter(one ->
                        one.to().filter(to -> to.slug().equals(form.get("to"))).isPresent())
                .findFirst();
        if (part.isEmpty()) return show(409, place, plan.get(), language, "donation.trouble.closed");
        if (!part.get().isDue())
            return places.to(
                    language, path(place.petition(), place.arrival(), plan.get().plan()));
        if (!allowance.takesGift(exchange.request().remoteAddress().hostAddress()))
            return show(429, place, plan.get(), language, "donation.trouble.many");
        return begin(place, plan.get(), part.get(), language);
    }

    private Response elsewhere(Places.Place place, String language) {
        return places.to(
                language, Places.path(place.petition()) + place.arrival().query());
    }

    private Response begin(Places.Place place, Begun begun, Parts.Part part, String language) {
        var plan = begun.plan();
        var to = part.to().orElseThrow();
        var wish = new Giving.Wish(
                part.amount(),
                plan.monthly(),
                language,
                place.arrival().brought(),
                plan.form(),
                Optional.of(parts.digest(plan)));
        return switch (giving.begin(to, place.petition(), wish)) {
            case Giving.Begun.Ready ready
            when giving.mayLeadTo(ready.address()) -> places.to(ready.address().toString());
            case Giving.Begun.Ready ready -> {
                var page = places.frame(place.petition(), language, "donation.leave.title");
                yield places.answer(
                        200,
                        DonatePage.Templates.leave(
                                page,
                                place.petition(),
                                Asked.of(to),
                                ready.address().toString(),
                                ready.address().getHost()));
            }
            case Giving.Begun.There there -> places.to(language, path(place.petition(), place.arrival(), plan));
            case Giving.Begun.Refused refused -> show(502, place, begun, language, "donation.trouble.refused");
            case Giving.Begun.Away away -> show(503, place, begun, language, "donation.trouble.away");
            case Giving.Begun.Closed closed -> show(409, place, begun, language, "donation.trouble.closed");
        };
    }

    /** A joint gift with how its parts stand. */
    private record Begun(Parts.Plan plan, List<Parts.Part> parts) {}

    /** What an address or a form says of a joint gift; nothing if it is none that is taken or was begun. */
    private Optional<Begun> plan(Places.Place place, Function<String, String> parameter) {
        return Parts.read(place.currency(), parameter)
                .map(plan -> new Begun(plan, parts.of(plan, place.asked())))
                .filter(begun -> !begun.parts().isEmpty());
    }

    private Response show(int status, Places.Place place, Begun begun, String language, String trouble) {
        var page = places.frame(place.petition(), language, "donation.together.title");
        var shown = new Shown(place.petition(), begun.plan(), begun.parts(), place.arrival(), trouble, place.stopped());
        return places.answer(status, Templates.together(page, shown));
    }

    /** Where the parts of a joint gift are. */
    static String path(Petition petition, Arrival arrival, Parts.Plan plan) {
        return Places.path(petition)
                + "/together"
                + arrival.query(
                        "plan",
                        plan.form(),
                        "amount",
                        plan.whole().plain(),
                        "currency",
                        plan.whole().currency(),
                        "often",
                        plan.often());
    }
}
