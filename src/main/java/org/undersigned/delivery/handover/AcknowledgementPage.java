package org.undersigned.delivery.handover;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.undersigned.foundation.html.Languages;
import org.undersigned.foundation.html.Messages;
import org.undersigned.foundation.html.Page;
import org.undersigned.foundation.http.Headers;
import org.undersigned.foundation.http.Site;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;
import org.undersigned.foundation.token.Token;
import org.undersigned.petition.Petition;
import org.undersigned.petition.PetitionView;
import org.undersigned.petition.Petitions;

/** Where a target's office says that it received a petition. The link is the authority; looking says nothing, the button does. */
@Singleton
@Path("/deliveries/{token}")
class AcknowledgementPage {

    private final HandingOver handingOver;
    private final DeliveryViews views;
    private final Petitions petitions;
    private final Site site;

    AcknowledgementPage(HandingOver handingOver, DeliveryViews views, Petitions petitions, Site site) {
        this.handingOver = handingOver;
        this.views = views;
        this.petitions = petitions;
        this.site = site;
    }

    @CheckedTemplate(basePath = "delivery")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance acknowledgement(Page page, DeliveryView view, String token);
    }

    @GET
    public Response page(@PathParam("token") String token) {
        var delivery = delivery(token);
        return answer(delivery, token);
    }

    /** The office has it. */
    @POST
    public Response acknowledge(@PathParam("token") String token) {
        handingOver.acknowledge(delivery(token));
        return answer(delivery(token), token);
    }

    private Delivery delivery(String token) {
        if (!Token.isOne(token)) throw Problem.problem(ProblemType.NOT_FOUND);
        return handingOver.behind(token).orElseThrow(() -> Problem.problem(ProblemType.NOT_FOUND));
    }

    private Response answer(Delivery delivery, String token) {
        var petition = petitions.byId(delivery.petition()).orElseThrow(() -> Problem.problem(ProblemType.NOT_FOUND));
        var page = page(petition, delivery.language());
        var html = Templates.acknowledgement(page, views.of(petition, delivery), token)
                .render();
        return Headers.personal(Response.ok(html, MediaType.TEXT_HTML + ";charset=UTF-8"))
                .build();
    }

    /** In the language of the papers, with no address of its own: the token is nobody else's business. */
    private Page page(Petition petition, String written) {
        var language = Languages.isTag(written) ? written : Languages.MAIN;
        var title = Messages.of(language).t("delivery.ack.title");
        return PetitionView.page(petition, language, petition.action().path(), title, site)
                .in(List.of(language))
                .hidden();
    }
}
