package org.undersigned.draft;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.undersigned.campaign.Campaigns;
import org.undersigned.campaign.Coalition;
import org.undersigned.foundation.html.Page;
import org.undersigned.organisation.staff.Admission;
import org.undersigned.organisation.staff.Frame;
import org.undersigned.organisation.staff.Frames;
import org.undersigned.organisation.staff.Membership;
import org.undersigned.organisation.staff.Role;
import org.undersigned.organisation.staff.StaffAnswer;
import org.undersigned.organisation.staff.Visitor;

/** The drafts of the visitor's organisations, and the form that begins one. */
@Singleton
@Path(DraftsPage.PATH)
class DraftsPage {

    /** Where they are listed. */
    public static final String PATH = "/staff/drafts";

    private final Owned owned;
    private final Frames frames;
    private final Drafting drafting;
    private final Campaigns campaigns;

    DraftsPage(Owned owned, Frames frames, Drafting drafting, Campaigns campaigns) {
        this.owned = owned;
        this.frames = frames;
        this.drafting = drafting;
        this.campaigns = campaigns;
    }

    @CheckedTemplate(basePath = "draft")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance drafts(
                Page page, Frame frame, List<Draft> drafts, List<Membership> leads, List<Coalition> coalitions);
    }

    @GET
    public Response page(@Context ContainerRequestContext request) {
        return switch (owned.look(request)) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> {
                var writes = writes(in.visitor());
                var coalitions = campaigns.now().coalitions().stream()
                        .filter(one -> one.organisations().stream()
                                .anyMatch(member -> writes.stream()
                                        .anyMatch(own -> own.slug().equals(member.slug()))))
                        .toList();
                var frame = frames.of(in.visitor(), PATH, "draft.title");
                yield StaffAnswer.page(
                        200, Templates.drafts(frame.page(), frame, drafting.of(writes), writes, coalitions));
            }
        };
    }

    static List<Membership> writes(Visitor visitor) {
        return visitor.memberships().stream()
                .filter(one -> one.role().includes(Role.CAMPAIGNER))
                .toList();
    }
}
