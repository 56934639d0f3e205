package org.undersigned.signature.confirming;

import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.undersigned.campaign.CampaignFrame;
import org.undersigned.foundation.html.Languages;
import org.undersigned.foundation.http.FormBody;
import org.undersigned.foundation.http.PersonalAnswer;
import org.undersigned.foundation.http.Site;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;
import org.undersigned.petition.Panels;
import org.undersigned.petition.PetitionView;
import org.undersigned.petition.Petitions;

/** Where the two buttons of a step go: it is told that the step was taken or passed over, and the next one shows. */
@Singleton
@Path("/petitions/{slug}/ladder")
class LadderPage {

    private final Petitions petitions;
    private final Panels panels;
    private final Event<StepTaken> taken;
    private final Site site;

    LadderPage(Petitions petitions, Panels panels, Event<StepTaken> taken, Site site) {
        this.petitions = petitions;
        this.panels = panels;
        this.taken = taken;
        this.site = site;
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response take(@PathParam("slug") String slug, @Context ContainerRequestContext request, byte[] body) {
        var petition = petitions.visible(slug).orElseThrow(() -> Problem.problem(ProblemType.NOT_FOUND));
        var form = FormBody.parse(body);
        var language = CampaignFrame.language(request, petition.campaign());
        var page = PetitionView.page(petition, language, petition.action().path() + "/thanks", "", site);
        var reader = Climb.reader(petition, form.get("r"), form.get("partner"), form.get("src"));
        var step = form.getOrDefault("step", "");
        var climb = Climb.of(petition, reader, panels.ladder(petition, page, reader), step);
        // A step that this person was not shown is not counted, and shows where they are.
        if (!climb.now().equals(step) || step.isEmpty()) return to(language, climb.beginning());
        var next = climb.next();
        taken.fire(new StepTaken(
                petition.id(),
                step,
                "done".equals(form.get("did")),
                climb.steps().size() > 1 ? next : ""));
        return to(language, climb.href(next));
    }

    private static Response to(String language, String path) {
        return PersonalAnswer.to(Languages.href(language, path));
    }
}
