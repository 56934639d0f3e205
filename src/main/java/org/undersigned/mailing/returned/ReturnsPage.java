package org.undersigned.mailing.returned;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
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
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.undersigned.foundation.html.Page;
import org.undersigned.foundation.http.FormBody;
import org.undersigned.foundation.http.Site;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;
import org.undersigned.mailing.sender.Serving;
import org.undersigned.organisation.staff.Admission;
import org.undersigned.organisation.staff.Entered;
import org.undersigned.organisation.staff.Frame;
import org.undersigned.organisation.staff.Frames;
import org.undersigned.organisation.staff.Membership;
import org.undersigned.organisation.staff.Need;
import org.undersigned.organisation.staff.Role;
import org.undersigned.organisation.staff.Staff;
import org.undersigned.organisation.staff.StaffAnswer;
import org.undersigned.organisation.staff.Visitor;

/** Where an organisation says how its returned mail is heard of: a mailbox that is read, or a provider that tells. */
@Singleton
@Path("/staff/organisations/{slug: [a-z0-9-]{2,64}}/returns")
class ReturnsPage {

    private static final String TOPIC =
            "arn:aws(-cn|-us-gov)?:sns:[a-z0-9-]{3,30}:\\d{12}:[A-Za-z0-9_-]{1,256}(\\.fifo)?";

    private final Staff staff;
    private final Frames frames;
    private final Returning returning;
    private final Serving serving;
    private final Site site;

    ReturnsPage(Staff staff, Frames frames, Returning returning, Serving serving, Site site) {
        this.staff = staff;
        this.frames = frames;
        this.returning = returning;
        this.serving = serving;
        this.site = site;
    }

    @CheckedTemplate(basePath = "sender")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance returns(Page page, Frame frame, ReturnsShown shown, Entered entered);
    }

    @GET
    public Response page(@PathParam("slug") String slug, @Context ContainerRequestContext request) {
        return switch (staff.look(request, Need.member(slug, Role.CAMPAIGNER))) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> show(200, in.visitor(), slug, ReturnsShown.Said.NOTHING, Entered.empty());
        };
    }

    /** Chooses the mailbox that is read, or ends that. */
    @POST
    @Path("mailbox")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response mailbox(@PathParam("slug") String slug, @Context ContainerRequestContext request, byte[] body) {
        var form = FormBody.parse(body);
        return switch (staff.act(request, form, Need.member(slug, Role.OWNER))) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> {
                var member = at(in.visitor(), slug);
                var person = in.visitor().person();
                if (form.getOrDefault("do", "").equals("end")) {
                    returning.leave(member, person);
                    yield show(
                            200, in.visitor(), slug, ReturnsShown.Said.done("sender.returns.ended"), Entered.empty());
                }
                var typed = form.getOrDefault("mailbox", "");
                var fault = fault(typed);
                if (fault.isPresent())
                    // The password in it does not come back.
                    yield show(
                            422,
                            in.visitor(),
                            slug,
                            ReturnsShown.Said.NOTHING,
                            new Entered(Map.of(), Map.of("mailbox", fault.get())));
                returning.read(member, typed, person);
                yield show(200, in.visitor(), slug, ReturnsShown.Said.done("sender.returns.reads"), Entered.empty());
            }
        };
    }

    /** Makes an address for a provider, which is shown this once, or removes it. */
    @POST
    @Path("hooks")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response hook(@PathParam("slug") String slug, @Context ContainerRequestContext request, byte[] body) {
        var form = FormBody.parse(body);
        return switch (staff.act(request, form, Need.member(slug, Role.OWNER))) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> {
                var provider = Hook.Provider.of(form.getOrDefault("provider", ""))
                        .orElseThrow(() -> Problem.problem(ProblemType.MALFORMED_REQUEST));
                var member = at(in.visitor(), slug);
                if (form.getOrDefault("do", "").equals("remove")) {
                    returning.remove(member, provider, in.visitor().person());
                    yield show(
                            200, in.visitor(), slug, ReturnsShown.Said.done("sender.returns.removed"), Entered.empty());
                }
                var secret = returning.make(member, provider, in.visitor().person());
                yield show(
                        200,
                        in.visitor(),
                        slug,
                        new ReturnsShown.Said("sender.returns.made", site.baseUrl() + HookApi.PATH + secret, true),
                        Entered.empty());
            }
        };
    }

    /** Says which topic of Amazon is ours. */
    @POST
    @Path("topic")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response topic(@PathParam("slug") String slug, @Context ContainerRequestContext request, byte[] body) {
        var form = FormBody.parse(body);
        return switch (staff.act(request, form, Need.member(slug, Role.OWNER))) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> {
                var topic = form.getOrDefault("topic", "").strip();
                if (!topic.matches(TOPIC))
                    yield show(
                            422,
                            in.visitor(),
                            slug,
                            ReturnsShown.Said.NOTHING,
                            new Entered(Map.of("topic", topic), Map.of("topic", "sender.returns.wrong.topic")));
                yield returning.believe(
                                at(in.visitor(), slug), topic, in.visitor().person())
                        ? show(
                                200,
                                in.visitor(),
                                slug,
                                ReturnsShown.Said.done("sender.returns.believed"),
                                Entered.empty())
                        : show(
                                409,
                                in.visitor(),
                                slug,
                                new ReturnsShown.Said("sender.returns.noAnswer", "", false),
                                Entered.empty());
            }
        };
    }

    private Optional<String> fault(String typed) {
        try {
            var address = MailboxAddress.parse(typed);
            if (address.isEmpty()) return Optional.of("sender.returns.wrong.mailbox");
            return serving.mayUse(address.get().host()) ? Optional.empty() : Optional.of("sender.wrong.inside");
        } catch (IllegalArgumentException e) {
            return Optional.of("sender.returns.wrong.mailbox");
        }
    }

    /** The guard let nobody else in. */
    private static Membership at(Visitor visitor, String slug) {
        return visitor.at(slug).orElseThrow();
    }

    private Response show(int status, Visitor visitor, String slug, ReturnsShown.Said said, Entered entered) {
        var member = at(visitor, slug);
        var box = returning.mailbox(member);
        var hooks = returning.hooks(member);
        var providers = Arrays.stream(Hook.Provider.values())
                .map(provider -> new ReturnsShown.Way(
                        provider,
                        hooks.stream().filter(one -> one.provider() == provider).findFirst()))
                .toList();
        var shown = new ReturnsShown(
                member,
                box.flatMap(returning::host).orElse(""),
                box.flatMap(ReturnStore.Box::readOn),
                box.flatMap(ReturnStore.Box::trouble).orElse(""),
                providers,
                said);
        var frame = frames.of(visitor, shown.path(), "sender.returns.title");
        return StaffAnswer.page(status, Templates.returns(frame.page(), frame, shown, entered));
    }
}
