package org.undersigned.donation;

import io.quarkus.qute.TemplateInstance;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.undersigned.campaign.Campaign;
import org.undersigned.campaign.CampaignFrame;
import org.undersigned.donation.stripe.StripeApi;
import org.undersigned.foundation.html.Languages;
import org.undersigned.foundation.html.Messages;
import org.undersigned.foundation.html.Page;
import org.undersigned.foundation.http.Headers;
import org.undersigned.foundation.http.PersonalAnswer;
import org.undersigned.foundation.http.Site;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;
import org.undersigned.organisation.Organisation;
import org.undersigned.petition.Petition;
import org.undersigned.petition.Petitions;

/** What the pages for gifts to the organisations of one petition have in common. */
@Singleton
class Places {

    private final Petitions petitions;
    private final Offers offers;
    private final StripeApi stripe;
    private final Site site;

    Places(Petitions petitions, Offers offers, StripeApi stripe, Site site) {
        this.petitions = petitions;
        this.offers = offers;
        this.stripe = stripe;
        this.site = site;
    }

    /**
     * Where somebody is.
     *
     * @param asked who is to be given to; nobody if no partner takes gifts here
     * @param closed a partner whom the address names and who takes no gifts here now: nobody else stands in for it
     * @param others whom else one can give to here
     * @param links partners that take gifts on pages of their own
     */
    record Place(
            Petition petition,
            Optional<Asked> asked,
            Optional<Organisation> closed,
            List<Taking> others,
            List<Organisation> links,
            String currency,
            Arrival arrival,
            boolean stopped) {

        /** Itself; a place where nobody takes gifts in any way is none. */
        Place orNone() {
            if (asked.isEmpty() && closed.isEmpty() && links.isEmpty()) throw Problem.problem(ProblemType.NOT_FOUND);
            return this;
        }
    }

    /** As the address of a request says. */
    Place at(String slug, RoutingContext exchange) {
        return at(slug, exchange.request().params()::get);
    }

    /**
     * The place of a petition that is public; gifts go on after signing has ended.
     *
     * @param parameter what the address or the form says
     */
    Place at(String slug, Function<String, String> parameter) {
        var petition = petitions
                .visible(slug)
                .filter(one -> one.retired().isEmpty())
                .orElseThrow(() -> Problem.problem(ProblemType.NOT_FOUND));
        var campaign = petition.campaign();
        var arrival = Arrival.of(parameter);
        var to = Optional.ofNullable(parameter.apply("to")).orElse("");
        var closed = campaign.partner(to)
                .map(Campaign.Partner::organisation)
                .filter(one -> offers.of(one.slug()).isEmpty());
        var asked = closed.isPresent() ? Optional.<Asked>empty() : asked(campaign, to, arrival);
        var others = offers.shown(campaign).stream()
                .filter(one -> asked.isEmpty()
                        || asked.get().isJoint()
                        || !asked.get().takers().contains(one))
                .toList();
        var links = campaign.byRole().stream()
                .map(Campaign.Partner::organisation)
                .filter(one -> one.donateUrl().isPresent())
                .filter(one -> closed.map(one::equals).orElse(true))
                .filter(one -> asked.isEmpty()
                        || asked.get().takers().stream()
                                .anyMatch(taker -> taker.organisation().equals(one)))
                .toList();
        var currency = Optional.ofNullable(parameter.apply("currency")).orElse("");
        return new Place(petition, asked, closed, others, links, currency, arrival, offers.isStopped());
    }

    /** Whom the address names, else all together, else the partner whose link it was, else the first that takes gifts. */
    private Optional<Asked> asked(Campaign campaign, String to, Arrival arrival) {
        var named = campaign.partner(to)
                .flatMap(partner -> offers.of(partner.organisation().slug()));
        if (named.isPresent()) return named.map(Asked::of);
        var joint = Joint.of(campaign, offers);
        if (joint.isPresent()) return joint.map(Asked::of);
        return campaign.partner(arrival.partner())
                .flatMap(partner -> offers.shown(partner.organisation()))
                .or(() -> offers.shown(campaign).stream().findFirst())
                .map(Asked::of);
    }

    static String path(Petition petition) {
        return petition.action().path() + "/donate";
    }

    Page frame(Petition petition, String language, String title) {
        return CampaignFrame.of(language, path(petition), Messages.of(language).t(title), petition.campaign(), site)
                .hidden();
    }

    /** A page whose form may lead to Stripe. No cache keeps it: each has a form of its own. */
    Response answer(int status, TemplateInstance page) {
        return Response.fromResponse(PersonalAnswer.page(status, page))
                .header("Content-Security-Policy", Headers.leadingTo(stripe.checkout()))
                .build();
    }

    /** Go there next, in a language. */
    Response to(String language, String path) {
        return to(Languages.href(language, path));
    }

    /** Go there next. */
    Response to(String address) {
        return PersonalAnswer.to(address);
    }
}
