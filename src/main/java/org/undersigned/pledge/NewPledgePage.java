package org.undersigned.pledge;

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
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.undersigned.campaign.Campaign;
import org.undersigned.campaign.Watched;
import org.undersigned.foundation.http.FormBody;
import org.undersigned.organisation.staff.Admission;
import org.undersigned.organisation.staff.Entered;
import org.undersigned.organisation.staff.Frames;
import org.undersigned.organisation.staff.Need;
import org.undersigned.organisation.staff.Staff;
import org.undersigned.organisation.staff.StaffAnswer;
import org.undersigned.organisation.staff.Visitor;

/** Where a new promise or event is written. A class of its own, as its address would be taken for that of one. */
@Singleton
@Path(Watched.PATH + "/{campaign}/pledges/new")
class NewPledgePage {

    private final Staff staff;
    private final Frames frames;
    private final OwnPledges own;
    private final PledgeDesk desk;

    NewPledgePage(Staff staff, Frames frames, OwnPledges own, PledgeDesk desk) {
        this.staff = staff;
        this.frames = frames;
        this.own = own;
        this.desk = desk;
    }

    @GET
    public Response form(@PathParam("campaign") String slug, @Context ContainerRequestContext request) {
        return switch (staff.look(request, Need.anybody())) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> edit(200, in.visitor(), own.writable(in.visitor(), slug), Entered.empty());
        };
    }

    /** Stores a new one as a draft. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response add(@PathParam("campaign") String slug, @Context ContainerRequestContext request, byte[] body) {
        var form = FormBody.parse(body, PledgesPage.MOST_BYTES, PledgesPage.MOST_FIELDS);
        return switch (staff.act(request, form, Need.anybody())) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> {
                var campaign = own.writable(in.visitor(), slug);
                yield switch (new PledgeForm(campaign, campaign.languages(), true).read(form, Optional.empty())) {
                    case PledgeForm.Read.Bad bad -> edit(422, in.visitor(), campaign, bad.entered());
                    case PledgeForm.Read.Good good ->
                        desk.save(in.visitor(), campaign, Optional.empty(), good.pledge())
                                ? StaffAnswer.to(OwnPledges.path(campaign) + "/"
                                        + good.pledge().slug())
                                : edit(422, in.visitor(), campaign, taken(form));
                };
            }
        };
    }

    private static Entered taken(Map<String, String> form) {
        return new Entered(new LinkedHashMap<>(form), Map.of("slug", "action.wrong.taken"));
    }

    private Response edit(int status, Visitor visitor, Campaign campaign, Entered entered) {
        var form = new PledgeForm(campaign, campaign.languages(), true);
        var path = OwnPledges.path(campaign);
        var frame = frames.of(visitor, path + "/new", "pledge.desk.new");
        var fields = form.fields(entered, visitor.person().language(), true);
        return StaffAnswer.page(
                status,
                PledgesPage.Templates.edit(
                        frame.page(), frame, new PledgesPage.Shown(campaign, path + "/new", path, fields)));
    }
}
