package org.undersigned.papers;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.undersigned.campaign.Campaigns;
import org.undersigned.campaign.Watched;
import org.undersigned.foundation.html.Assets;
import org.undersigned.foundation.html.Page;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;
import org.undersigned.organisation.staff.Admission;
import org.undersigned.organisation.staff.Need;
import org.undersigned.organisation.staff.Staff;
import org.undersigned.organisation.staff.StaffAnswer;
import org.undersigned.organisation.staff.Visitor;
import org.undersigned.petition.Petition;
import org.undersigned.petition.Petitions;

/** One paper: to read and print, and as a file of its own that a word processor opens. Nothing is stored. */
@Singleton
@Path(Watched.PATH + "/{campaign}/{petition}/papers")
class PaperPage {

    private final Staff staff;
    private final Campaigns campaigns;
    private final Petitions petitions;
    private final Gathering gathering;

    PaperPage(Staff staff, Campaigns campaigns, Petitions petitions, Gathering gathering) {
        this.staff = staff;
        this.campaigns = campaigns;
        this.petitions = petitions;
        this.gathering = gathering;
    }

    @CheckedTemplate(basePath = "papers")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance paper(
                Page page, Paper paper, String back, String file, Optional<RawString> style);
    }

    /** To read and print. */
    @GET
    @Path("{paper}")
    public Response read(
            @PathParam("campaign") String campaign,
            @PathParam("petition") String petition,
            @PathParam("paper") String kind,
            @QueryParam("language") String language,
            @Context ContainerRequestContext request) {
        return answer(
                request,
                campaign,
                petition,
                found -> StaffAnswer.page(200, template(found, paper(found, kind, language), Optional.empty())));
    }

    /** The same as a file, with its style inside. */
    @GET
    @Path("{paper}.html")
    public Response file(
            @PathParam("campaign") String campaign,
            @PathParam("petition") String petition,
            @PathParam("paper") String kind,
            @QueryParam("language") String language,
            @Context ContainerRequestContext request) {
        return answer(request, campaign, petition, found -> {
            var paper = paper(found, kind, language);
            var style = new RawString(new String(Assets.PAPER_SHEET, StandardCharsets.UTF_8));
            return Response.ok(
                            template(found, paper, Optional.of(style)).render(), MediaType.TEXT_HTML + ";charset=UTF-8")
                    .header("Content-Disposition", "attachment; filename=\"" + found.slug() + "-" + paper.file() + "\"")
                    .build();
        });
    }

    private Response answer(
            ContainerRequestContext request, String campaign, String petition, Function<Petition, Response> answer) {
        return switch (staff.look(request, Need.anybody())) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> answer.apply(petition(in.visitor(), campaign, petition));
        };
    }

    private Petition petition(Visitor visitor, String campaign, String slug) {
        return Watched.by(visitor, campaigns.now(), campaign)
                .flatMap(found -> petitions.of(found, slug))
                .orElseThrow(PaperPage::none);
    }

    private Paper paper(Petition petition, String word, String language) {
        var kind = Paper.Kind.of(word).orElseThrow(PaperPage::none);
        var languages = petition.languages();
        if (language != null && !languages.contains(language)) throw none();
        return of(kind, gathering.of(petition), language == null ? languages.getFirst() : language);
    }

    /** A paper from what is known. */
    static Paper of(Paper.Kind kind, Facts facts, String language) {
        var petition = facts.petition();
        var bare = Page.of(language, path(petition, kind, language), "", facts.site());
        var title = bare.t(kind.label()) + " · " + bare.text(petition.latest().title());
        var page = Page.of(language, bare.path(), title, facts.site())
                .in(List.of(language))
                .hidden();
        var words = new Words(page);
        var sections = switch (kind) {
            case NOTICE -> Notice.sections(facts, words);
            case ARRANGEMENT -> Agreement.sections(facts, words);
            case RECORD -> Register.sections(facts, words);
            case ASSESSMENT -> Assessment.sections(facts, words);
        };
        return new Paper(page, kind, petition.latest().title(), words.date(facts.today()), sections);
    }

    private static TemplateInstance template(Petition petition, Paper paper, Optional<RawString> style) {
        var file = path(petition, paper.kind(), paper.page().language()).replace("?", ".html?");
        return Templates.paper(paper.page(), paper, Watched.path(petition.campaign()) + "/papers", file, style);
    }

    static String path(Petition petition, Paper.Kind kind, String language) {
        return Watched.path(petition.campaign()) + "/" + petition.slug() + "/papers/" + kind.word() + "?language="
                + language;
    }

    private static Problem none() {
        return Problem.problem(ProblemType.NOT_FOUND);
    }
}
