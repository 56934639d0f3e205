package org.undersigned.signon.desk;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.undersigned.campaign.Campaign;
import org.undersigned.campaign.Campaigns;
import org.undersigned.campaign.Watched;
import org.undersigned.foundation.html.Page;
import org.undersigned.foundation.http.FormBody;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;
import org.undersigned.foundation.token.Id;
import org.undersigned.organisation.staff.Admission;
import org.undersigned.organisation.staff.Entered;
import org.undersigned.organisation.staff.Frame;
import org.undersigned.organisation.staff.Frames;
import org.undersigned.organisation.staff.Need;
import org.undersigned.organisation.staff.Staff;
import org.undersigned.organisation.staff.StaffAnswer;
import org.undersigned.organisation.staff.Visitor;

/** What came by the public form of one statement, in heaps; many at once are approved or refused here. */
@Singleton
@Path(Watched.PATH + "/{campaign}/sign-ons")
class RequestsPage {

    /** How many a page shows, and so how many one button can be for. */
    static final int MOST = 100;

    private static final int LONGEST = 500;
    private static final String TICK = "pick.";

    private final Staff staff;
    private final Frames frames;
    private final Campaigns campaigns;
    private final Requests requests;
    private final Deciding deciding;

    RequestsPage(Staff staff, Frames frames, Campaigns campaigns, Requests requests, Deciding deciding) {
        this.staff = staff;
        this.frames = frames;
        this.campaigns = campaigns;
        this.requests = requests;
        this.deciding = deciding;
    }

    @CheckedTemplate(basePath = "signon")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance requests(Page page, Frame frame, Shown shown, Entered entered);
    }

    /**
     * What the page shows.
     *
     * @param heap the one that is open
     * @param heapsOf every heap
     * @param typed what is looked for
     * @param all whether every box is ticked
     * @param picked those that are ticked
     * @param note key of what came of the last button, or empty
     * @param done how many it was for
     */
    public record Shown(
            Campaign campaign,
            Requests.Heap heap,
            Map<Requests.Heap, List<Requests.Row>> heapsOf,
            String typed,
            boolean all,
            List<UUID> picked,
            String note,
            int done) {

        /** With every box ticked. */
        Shown ticked() {
            return new Shown(campaign, heap, heapsOf, typed, true, picked, note, done);
        }

        /** With these boxes ticked. */
        Shown picked(List<UUID> ids) {
            return new Shown(campaign, heap, heapsOf, typed, all, ids, note, done);
        }

        /** With what came of a button. */
        Shown told(String key, int howMany) {
            return new Shown(campaign, heap, heapsOf, typed, all, picked, key, howMany);
        }

        /** Whether the public form is closed. */
        public boolean isFormClosed() {
            return campaign.statement().orElseThrow().closed();
        }

        public List<Requests.Row> rows() {
            return Requests.first(heapsOf.get(heap), MOST);
        }

        /** How many are in the heap and not shown; they come up once those before them are decided about. */
        public int others() {
            return heapsOf.get(heap).size() - rows().size();
        }

        public List<Requests.Heap> heaps() {
            return List.of(Requests.Heap.values());
        }

        public long size(Requests.Heap one) {
            return heapsOf.get(one).size();
        }

        public boolean isOpen(Requests.Heap one) {
            return one == heap;
        }

        public boolean isTicked(Requests.Row row) {
            return all || picked.contains(row.id());
        }

        /** Whether boxes can be ticked. */
        public boolean isTickable() {
            return heap == Requests.Heap.CLEAR || heap == Requests.Heap.HELD;
        }

        public boolean isClear() {
            return heap == Requests.Heap.CLEAR;
        }

        public String path() {
            return RequestsPage.path(campaign);
        }

        /** This page with every box ticked. */
        public String tickAll() {
            return path() + "?show=" + heap.word() + "&q=" + URLEncoder.encode(typed, StandardCharsets.UTF_8)
                    + "&all=1";
        }

        public String above() {
            return Watched.path(campaign);
        }

        /** Where the public signs on. */
        public String form() {
            return "/statements/" + campaign.statement().orElseThrow().slug() + "/sign-on";
        }
    }

    @GET
    public Response page(
            @PathParam("campaign") String slug,
            @QueryParam("show") String show,
            @QueryParam("q") String typed,
            @QueryParam("all") String ticked,
            @Context ContainerRequestContext request) {
        return switch (staff.look(request, Need.anybody())) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> {
                var campaign = campaign(in.visitor(), campaigns.now(), slug);
                var heap = Requests.Heap.of(show == null ? "" : show);
                var shown = shown(campaign, heap, typed);
                yield show(200, in.visitor(), ticked == null ? shown : shown.ticked());
            }
        };
    }

    /** Approves or refuses what is ticked. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response decide(@PathParam("campaign") String slug, @Context ContainerRequestContext request, byte[] body) {
        var form = FormBody.parse(body);
        return switch (staff.act(request, form, Need.anybody())) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> decide(in.visitor(), campaign(in.visitor(), campaigns.now(), slug), form);
        };
    }

    private Response decide(Visitor visitor, Campaign campaign, Map<String, String> form) {
        var heap = Requests.Heap.of(form.getOrDefault("show", ""));
        var what = form.getOrDefault("do", "");
        if (what.equals("close") || what.equals("open")) {
            deciding.closeForm(campaign, what.equals("close"), visitor.person());
            return StaffAnswer.to(path(campaign));
        }
        var picked = new ArrayList<UUID>();
        for (var field : form.keySet())
            if (field.startsWith(TICK)) Id.parse(field.substring(TICK.length())).ifPresent(picked::add);
        var reason = form.getOrDefault("reason", "").strip();
        if (picked.isEmpty()) {
            var shown = shown(campaign, heap, form.get("q")).told("signon.note.nothing", 0);
            return show(422, visitor, shown, new Entered(Map.of("reason", reason), Map.of()));
        }
        if (!what.equals("refuse")) {
            var done = deciding.approve(campaign, picked, visitor.person());
            return show(200, visitor, shown(campaign, heap, form.get("q")).told("signon.note.approved", done));
        }
        var wrong = wrong(reason);
        if (!wrong.isEmpty()) {
            var entered = new Entered(Map.of("reason", reason), Map.of("reason", wrong));
            return show(422, visitor, shown(campaign, heap, form.get("q")).picked(picked), entered);
        }
        var done = deciding.refuse(campaign, picked, reason, visitor.person());
        return show(200, visitor, shown(campaign, heap, form.get("q")).told("signon.note.refused", done));
    }

    /** Key of what is wrong with a reason, or empty. */
    static String wrong(String reason) {
        if (reason.isEmpty()) return "signon.wrong.reason";
        return reason.codePointCount(0, reason.length()) > LONGEST ? "signon.wrong.reasonLong" : "";
    }

    private Shown shown(Campaign campaign, Requests.Heap heap, String typed) {
        var looked = shortened(typed);
        return new Shown(campaign, heap, requests.of(campaign, looked, heap, MOST), looked, false, List.of(), "", 0);
    }

    private Response show(int status, Visitor visitor, Shown shown) {
        return show(status, visitor, shown, Entered.empty());
    }

    private Response show(int status, Visitor visitor, Shown shown, Entered entered) {
        var frame = frames.of(visitor, shown.path(), "signon.desk.title");
        return StaffAnswer.page(status, Templates.requests(frame.page(), frame, shown, entered));
    }

    private static String shortened(String typed) {
        return typed == null
                ? ""
                : typed.substring(0, Math.min(typed.length(), 100)).strip();
    }

    /** A campaign that the visitor decides about; any other looks like none. */
    static Campaign campaign(Visitor visitor, Campaigns.Content content, String slug) {
        return Deciding.campaigns(visitor, content).stream()
                .filter(one -> one.slug().equals(slug))
                .findFirst()
                .orElseThrow(() -> Problem.problem(ProblemType.NOT_FOUND));
    }

    static String path(Campaign campaign) {
        return Watched.path(campaign) + "/sign-ons";
    }
}
