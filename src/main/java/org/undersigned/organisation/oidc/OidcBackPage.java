package org.undersigned.organisation.oidc;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;
import org.undersigned.foundation.html.Page;
import org.undersigned.foundation.http.FormBody;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;
import org.undersigned.organisation.member.Accepting;
import org.undersigned.organisation.member.StaffName;
import org.undersigned.organisation.staff.Entered;
import org.undersigned.organisation.staff.Frame;
import org.undersigned.organisation.staff.Frames;
import org.undersigned.organisation.staff.IdentityProvider;
import org.undersigned.organisation.staff.Staff;
import org.undersigned.organisation.staff.StaffAnswer;

/** Receives whoever comes back from the provider. Looking changes nothing; the button of the page brings the cookies of our own pages. */
@Singleton
@Path(OidcPage.CALLBACK)
class OidcBackPage {

    private final IdentityProvider provider;
    private final Frames frames;
    private final Flows flows;
    private final Asking asking;
    private final Linking linking;
    private final OidcPage way;
    private final Staff staff;

    OidcBackPage(
            IdentityProvider provider,
            Frames frames,
            Flows flows,
            Asking asking,
            Linking linking,
            OidcPage way,
            Staff staff) {
        this.provider = provider;
        this.frames = frames;
        this.flows = flows;
        this.asking = asking;
        this.linking = linking;
        this.way = way;
        this.staff = staff;
    }

    @CheckedTemplate(basePath = "oidc")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance back(Page page, Frame frame, Back back);
    }

    /**
     * Somebody who came back.
     *
     * @param asksName whether they are about to become a person here, whom colleagues want to call by a name
     */
    record Back(String provider, String state, String code, boolean asksName, Entered entered) {}

    @GET
    public Response back(
            @QueryParam("state") @DefaultValue("") String state, @QueryParam("code") @DefaultValue("") String code) {
        provider.require();
        if (code.isEmpty()) return way.refused(422, Frames.language(null), "passkey.oidc.refused");
        return received(200, state, code, flows.invited(state), Entered.empty());
    }

    private Response received(int status, String state, String code, Optional<String> invited, Entered entered) {
        var title = status == 200 ? "passkey.oidc.title" : "staff.setup.errorTitle";
        var frame = frames.outside(Frames.language(invited.orElse(null)), OidcPage.CALLBACK, title, provider.name());
        var back = new Back(provider.name(), state, code, invited.isPresent(), entered);
        return StaffAnswer.page(status, Templates.back(frame.page(), frame, back));
    }

    /** Takes what the provider gave. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response take(@Context ContainerRequestContext request, byte[] body) {
        provider.require();
        var form = FormBody.parse(body);
        var state = form.getOrDefault("state", "");
        var name = form.getOrDefault("name", "").strip();
        var invited = flows.invited(state);
        var fault = invited.flatMap(language -> StaffName.fault(name));
        // Nothing is used up by a name that needs a change.
        if (fault.isPresent())
            return received(
                    422,
                    state,
                    form.getOrDefault("code", ""),
                    invited,
                    new Entered(Map.of("name", name), Map.of("name", fault.get())));
        var taken = flows.take(request, state);
        if (taken.isEmpty()) return way.refused(422, Frames.language(null), "passkey.oidc.stale");
        var flow = taken.get();
        return switch (asking.who(flow, form.getOrDefault("code", ""))) {
            case Asking.Said.Away away -> way.refused(503, flow.language(), "passkey.oidc.away");
            case Asking.Said.Nothing nothing -> way.refused(422, flow.language(), "passkey.oidc.refused");
            case Asking.Said.Who who -> {
                if (flow.invitation().isPresent()) yield join(flow, who, name, request);
                yield flow.person().isPresent() ? link(flow, who, request) : enter(flow, who, request);
            }
        };
    }

    private Response enter(Flow flow, Asking.Said.Who who, ContainerRequestContext request) {
        return linking.signIn(who, request)
                .map(cookie -> Response.fromResponse(StaffAnswer.to(flow.next()))
                        .cookie(cookie)
                        .build())
                .orElseGet(() -> way.refused(422, flow.language(), "passkey.oidc.unknown"));
    }

    private Response join(Flow flow, Asking.Said.Who who, String name, ContainerRequestContext request) {
        return switch (linking.join(flow.invitation().orElseThrow(), who, name, flow.language(), request)) {
            case Accepting.Taken.In in ->
                Response.fromResponse(StaffAnswer.to(flow.next()))
                        .cookie(in.cookie())
                        .build();
            case Accepting.Taken.Refused refused -> way.refused(422, flow.language(), "passkey.oidc.taken");
            case Accepting.Taken.Gone gone -> throw Problem.problem(ProblemType.INVITATION_EXPIRED);
        };
    }

    /** The link is for the one who began it: somebody else may have signed in to this browser since. */
    private Response link(Flow flow, Asking.Said.Who who, ContainerRequestContext request) {
        return staff.visitor(request)
                .filter(visitor ->
                        flow.person().equals(Optional.of(visitor.person().id())))
                .map(visitor -> linking.link(visitor.person(), who)
                        ? StaffAnswer.to(LinkPage.PATH)
                        : way.refused(422, flow.language(), "passkey.oidc.taken"))
                .orElseGet(() -> way.refused(422, flow.language(), "passkey.oidc.stale"));
    }
}
