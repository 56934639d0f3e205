package org.undersigned.petition.joining;

import static java.util.stream.Collectors.toMap;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.function.Function;
import org.undersigned.campaign.Campaign;
import org.undersigned.campaign.Campaigns;
import org.undersigned.campaign.partnership.Partnership;
import org.undersigned.campaign.role.Belonging;
import org.undersigned.foundation.html.Page;
import org.undersigned.organisation.staff.Admission;
import org.undersigned.organisation.staff.Frame;
import org.undersigned.organisation.staff.Frames;
import org.undersigned.organisation.staff.Need;
import org.undersigned.organisation.staff.Staff;
import org.undersigned.organisation.staff.StaffAnswer;
import org.undersigned.organisation.staff.Visitor;

/** Every campaign that the visitor's organisations are partners of or are asked to join, supporting ones included, and their coalitions. */
@Singleton
@Path(PartnershipsPage.PATH)
class PartnershipsPage {

    static final String PATH = "/staff/partnerships";

    private final Staff staff;
    private final Frames frames;
    private final Answers answers;
    private final Campaigns campaigns;
    private final Belonging belonging;

    PartnershipsPage(Staff staff, Frames frames, Answers answers, Campaigns campaigns, Belonging belonging) {
        this.staff = staff;
        this.frames = frames;
        this.answers = answers;
        this.campaigns = campaigns;
        this.belonging = belonging;
    }

    @CheckedTemplate(basePath = "joining")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance partnerships(
                Page page, Frame frame, List<Row> asked, List<Row> joined, List<Belonging.Place> coalitions);
    }

    /** A campaign, and what one of the visitor's organisations is in it. */
    public record Row(Campaign campaign, Partnership partnership) {
        public String path() {
            return PartnersPage.path(campaign);
        }
    }

    @GET
    public Response page(@Context ContainerRequestContext request) {
        return switch (staff.look(request, Need.anybody())) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> {
                var rows = rows(in.visitor());
                var frame = frames.of(in.visitor(), PATH, "partner.menu");
                yield StaffAnswer.page(
                        200,
                        Templates.partnerships(
                                frame.page(),
                                frame,
                                rows.stream()
                                        .filter(one -> one.partnership.asked().isPresent())
                                        .toList(),
                                rows.stream()
                                        .filter(one -> one.partnership.asked().isEmpty())
                                        .toList(),
                                belonging.of(in.visitor())));
            }
        };
    }

    private List<Row> rows(Visitor visitor) {
        var byId = campaigns.now().campaigns().stream().collect(toMap(Campaign::id, Function.identity()));
        return answers.live(visitor).stream()
                .filter(one -> byId.containsKey(one.campaign()))
                .map(one -> new Row(byId.get(one.campaign()), one))
                .toList();
    }
}
