package org.undersigned.draft;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.undersigned.campaign.Campaigns;
import org.undersigned.campaign.Watched;
import org.undersigned.foundation.html.Page;
import org.undersigned.foundation.http.FormBody;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;
import org.undersigned.organisation.staff.Admission;
import org.undersigned.organisation.staff.Frame;
import org.undersigned.organisation.staff.Frames;
import org.undersigned.organisation.staff.Membership;
import org.undersigned.organisation.staff.Role;
import org.undersigned.organisation.staff.StaffAnswer;
import org.undersigned.organisation.staff.Visitor;
import org.undersigned.petition.Petition;
import org.undersigned.petition.Petitions;

/** How a draft is begun: from nothing, from what is on the site, or from another one. Each leads to its first step. */
@Singleton
@Path(DraftsPage.PATH + "/begin")
class BeginningPage {

    private final Owned owned;
    private final Frames frames;
    private final Drafting drafting;
    private final Campaigns campaigns;
    private final Petitions petitions;

    BeginningPage(Owned owned, Frames frames, Drafting drafting, Campaigns campaigns, Petitions petitions) {
        this.owned = owned;
        this.frames = frames;
        this.drafting = drafting;
        this.campaigns = campaigns;
        this.petitions = petitions;
    }

    @CheckedTemplate(basePath = "draft")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance taken(Page page, Frame frame, Drafting.Holder holder, String above);
    }

    /** Begins a new campaign. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response begin(@Context ContainerRequestContext request, byte[] body) {
        var form = FormBody.parse(body);
        return switch (owned.act(request, form)) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> {
                var lead = DraftsPage.writes(in.visitor()).stream()
                        .filter(one -> one.slug().equals(form.get("organisation")))
                        .findFirst()
                        .flatMap(one -> campaigns.now().organisation(one.slug()))
                        .orElseThrow(() -> Problem.problem(ProblemType.NOT_ALLOWED));
                var coalition = drafting.written()
                        .coalition(form.getOrDefault("coalition", ""))
                        .filter(there -> there.organisations().stream()
                                .anyMatch(one -> new DraftRights(in.visitor()).writesFor(one.slug())));
                var person = in.visitor().person();
                var language = Frames.language(form.getOrDefault("language", person.language()));
                yield StaffAnswer.to(
                        drafting.begin(person, lead, coalition, language).path(Step.TEXT));
            }
        };
    }

    /** Goes on with a petition that is on the site. */
    @POST
    @Path("edit/{petition}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response edit(@PathParam("petition") String slug, @Context ContainerRequestContext request, byte[] body) {
        return switch (owned.act(request, FormBody.parse(body))) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> {
                var petition = petition(slug);
                var lead = lead(in.visitor(), petition);
                var draft = drafting.edit(in.visitor().person(), petition, lead.organisation());
                // Another lead began it: then it is theirs to finish or to throw away.
                yield owned.writes(in.visitor(), draft)
                        ? StaffAnswer.to(draft.path(Step.TEXT))
                        : taken(in.visitor(), petition, draft);
            }
        };
    }

    private Response taken(Visitor visitor, Petition petition, Draft draft) {
        var path = Watched.path(petition.campaign());
        var frame = frames.of(visitor, path, "draft.takenTitle");
        return StaffAnswer.page(409, Templates.taken(frame.page(), frame, drafting.holder(draft), path));
    }

    /** Begins a new campaign with the words of one that is on the site. */
    @POST
    @Path("copy/{petition}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response copy(@PathParam("petition") String slug, @Context ContainerRequestContext request, byte[] body) {
        return switch (owned.act(request, FormBody.parse(body))) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> {
                var petition = petition(slug);
                var lead = lead(in.visitor(), petition);
                var copy = drafting.copy(
                        in.visitor(), drafting.whole(petition), petition.languages(), lead.organisation());
                yield StaffAnswer.to(copy.path(Step.TEXT));
            }
        };
    }

    /** Begins a new campaign with the words of a draft. */
    @POST
    @Path("again/{draft}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response copyOfDraft(@PathParam("draft") String id, @Context ContainerRequestContext request, byte[] body) {
        return switch (owned.act(request, FormBody.parse(body))) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> {
                var draft = owned.draft(in.visitor(), id);
                var copy = drafting.copy(in.visitor(), whole(draft), draft.languages(), draft.organisation());
                yield StaffAnswer.to(copy.path(Step.TEXT));
            }
        };
    }

    /** A draft with what its campaign on the site asks beside signing: whoever changes that has no part of it in the draft. */
    private DraftTree whole(Draft draft) {
        var tree = Finished.tree(draft);
        draft.petition()
                .flatMap(base -> petitions.byId(base.petition()))
                .map(drafting::whole)
                .ifPresent(site -> Copying.ACTIONS.stream()
                        .filter(list -> site.size(list) > 0)
                        .forEach(list -> tree.put(list, site.at(list))));
        return tree;
    }

    private Petition petition(String slug) {
        return petitions.find(slug).orElseThrow(() -> Problem.problem(ProblemType.NOT_FOUND));
    }

    private static Membership lead(Visitor visitor, Petition petition) {
        return Watched.lead(visitor, petition.campaign(), Role.CAMPAIGNER)
                .orElseThrow(() -> Problem.problem(ProblemType.NOT_FOUND));
    }
}
