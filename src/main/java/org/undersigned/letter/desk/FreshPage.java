package org.undersigned.letter.desk;

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
import java.util.Map;
import java.util.Optional;
import org.undersigned.campaign.Watched;
import org.undersigned.foundation.http.FormBody;
import org.undersigned.letter.LetterPart;
import org.undersigned.organisation.staff.Admission;
import org.undersigned.organisation.staff.Entered;
import org.undersigned.organisation.staff.Need;
import org.undersigned.organisation.staff.Staff;

/** Where a letter is written for the first time. */
@Singleton
@Path(Watched.PATH + "/{campaign}" + EditPage.FRESH)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
class FreshPage {

    private final Staff staff;
    private final Desks desks;
    private final EditPage page;

    FreshPage(Staff staff, Desks desks, EditPage page) {
        this.staff = staff;
        this.desks = desks;
        this.page = page;
    }

    @GET
    public Response fresh(@PathParam("campaign") String slug, @Context ContainerRequestContext request) {
        return switch (staff.look(request, Need.anybody())) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> {
                var campaign = desks.campaign(in.visitor(), slug);
                Desks.acting(in.visitor(), campaign);
                var begin = Map.of("rule", "all", "hourly", String.valueOf(LetterPart.HOURLY));
                yield page.show(200, in.visitor(), campaign, Optional.empty(), new Entered(begin, Map.of()));
            }
        };
    }

    @POST
    public Response create(@PathParam("campaign") String slug, @Context ContainerRequestContext request, byte[] body) {
        var sent = FormBody.parse(body, EditPage.MOST_BYTES, EditPage.MOST_FIELDS);
        return switch (staff.act(request, sent, Need.anybody())) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> page.save(in.visitor(), desks.campaign(in.visitor(), slug), Optional.empty(), sent);
        };
    }
}
