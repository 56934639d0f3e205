package org.undersigned.staff;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.stream.Stream;
import org.undersigned.campaign.Campaign;
import org.undersigned.campaign.Campaigns;
import org.undersigned.campaign.Watched;
import org.undersigned.foundation.html.Folded;
import org.undersigned.foundation.html.Page;
import org.undersigned.foundation.html.Translated;
import org.undersigned.organisation.staff.Admission;
import org.undersigned.organisation.staff.Frame;
import org.undersigned.organisation.staff.Frames;
import org.undersigned.organisation.staff.Need;
import org.undersigned.organisation.staff.Staff;
import org.undersigned.organisation.staff.StaffAnswer;
import org.undersigned.organisation.staff.Visitor;
import org.undersigned.petition.LifeCycle;
import org.undersigned.petition.Petition;
import org.undersigned.petition.Petitions;

/** The campaigns that the visitor's organisations lead or co-host, found by words of titles, addresses and organisations, and by state. */
@Singleton
@Path(Watched.PATH)
class CampaignsPage {

    private final Staff staff;
    private final Frames frames;
    private final Campaigns campaigns;
    private final Petitions petitions;

    CampaignsPage(Staff staff, Frames frames, Campaigns campaigns, Petitions petitions) {
        this.staff = staff;
        this.frames = frames;
        this.campaigns = campaigns;
        this.petitions = petitions;
    }

    @CheckedTemplate(basePath = "dashboard")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance campaigns(
                Page page, Frame frame, Asked asked, List<LifeCycle.State> states, List<Row> rows);
    }

    /** What the visitor looks for; both may be empty. */
    public record Asked(String words, String state) {
        public boolean isAnything() {
            return !words.isEmpty() || !state.isEmpty();
        }

        boolean fits(Row row) {
            return (state.isEmpty()
                            || row.petitions.stream()
                                    .anyMatch(petition ->
                                            petition.action().state().equals(state)))
                    && row.texts().map(Folded::of).anyMatch(text -> text.contains(Folded.of(words)));
        }
    }

    /** A campaign, what the visitor's organisation is in it, and its petitions. */
    public record Row(Campaign campaign, Campaign.Role role, List<Petition> petitions) {
        public String roleLabel() {
            return "dashboard.role." + role.word();
        }

        /** What it is found by: titles and addresses of it and its petitions, and who asks. */
        Stream<String> texts() {
            return Stream.of(
                            titles(campaign.title()),
                            Stream.of(campaign.slug()),
                            petitions.stream()
                                    .flatMap(one -> titles(one.action().title())),
                            petitions.stream().map(Petition::slug),
                            campaign.partners().stream()
                                    .flatMap(one -> titles(one.organisation().name())))
                    .flatMap(texts -> texts);
        }

        private static Stream<String> titles(Translated title) {
            return title.byLanguage().values().stream();
        }
    }

    @GET
    public Response page(
            @QueryParam("q") @DefaultValue("") String words,
            @QueryParam("state") @DefaultValue("") String state,
            @Context ContainerRequestContext request) {
        return switch (staff.look(request, Need.anybody())) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> {
                var asked = new Asked(
                        words.replaceAll("\\p{Cntrl}", " ").strip(),
                        LifeCycle.State.of(state).isPresent() ? state : "");
                var frame = frames.of(in.visitor(), Watched.PATH, "dashboard.campaigns");
                yield StaffAnswer.page(
                        200,
                        Templates.campaigns(
                                frame.page(),
                                frame,
                                asked,
                                List.of(LifeCycle.State.values()),
                                rows(in.visitor()).filter(asked::fits).toList()));
            }
        };
    }

    private Stream<Row> rows(Visitor visitor) {
        return Watched.by(visitor, campaigns.now()).stream()
                .map(campaign ->
                        new Row(campaign, Watched.role(visitor, campaign).orElseThrow(), petitions.of(campaign)));
    }
}
