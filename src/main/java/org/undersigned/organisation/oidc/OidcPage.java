package org.undersigned.organisation.oidc;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.ext.web.RoutingContext;
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
import java.util.Optional;
import org.undersigned.foundation.html.Page;
import org.undersigned.foundation.http.FormBody;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;
import org.undersigned.organisation.signin.Tries;
import org.undersigned.organisation.staff.Frame;
import org.undersigned.organisation.staff.Frames;
import org.undersigned.organisation.staff.IdentityProvider;
import org.undersigned.organisation.staff.Staff;
import org.undersigned.organisation.staff.StaffAnswer;

/**
 * The way to the provider and back. A page leads there, because forms of ours may be sent to us only; and a page with a button receives
 * whoever comes back, because looking at an address must change nothing, and cookies come only with what our own pages send.
 */
@Singleton
@Path(OidcPage.PATH)
class OidcPage {

    static final String PATH = "/staff/sign-in/oidc";
    static final String CALLBACK = PATH + "/back";

    private final IdentityProvider provider;
    private final Frames frames;
    private final Tries tries;
    private final Flows flows;
    private final Asking asking;
    private final Linking linking;
    private final Staff staff;

    OidcPage(
            IdentityProvider provider,
            Frames frames,
            Tries tries,
            Flows flows,
            Asking asking,
            Linking linking,
            Staff staff) {
        this.provider = provider;
        this.frames = frames;
        this.tries = tries;
        this.flows = flows;
        this.asking = asking;
        this.linking = linking;
        this.staff = staff;
    }

    @CheckedTemplate(basePath = "oidc")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance leave(Page page, Frame frame, String address, String provider);

        static native TemplateInstance back(Page page, Frame frame, String provider, String state, String code);

        static native TemplateInstance refused(Page page, Frame frame, String provider, String why, String elsewhere);
    }

    /** Begins signing in. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response begin(@Context RoutingContext exchange, byte[] body) {
        configured();
        if (!tries.mayTryFrom(exchange.request().remoteAddress().hostAddress()))
            throw Problem.problem(ProblemType.TOO_MANY_TRIES);
        var form = FormBody.parse(body);
        var language = Frames.language(form.get("lang"));
        return leave(Flow.fresh(Optional.empty(), StaffAnswer.within(form.get("next")), language));
    }

    /** Leads to the provider. */
    Response leave(Flow flow) {
        return asking.address(flow)
                .map(address -> {
                    var cookie = flows.begin(flow);
                    var frame = frames.outside(flow.language(), PATH, "passkey.oidc.title", provider.name());
                    return Response.fromResponse(StaffAnswer.page(
                                    200, Templates.leave(frame.page(), frame, address.toString(), provider.name())))
                            .cookie(cookie)
                            .build();
                })
                .orElseGet(() -> refused(503, flow.language(), "passkey.oidc.away"));
    }

    /** Receives whoever comes back. */
    @GET
    @Path("back")
    public Response back(
            @QueryParam("state") @DefaultValue("") String state, @QueryParam("code") @DefaultValue("") String code) {
        configured();
        if (code.isEmpty()) return refused(422, Frames.language(null), "passkey.oidc.refused");
        var frame = frames.outside(Frames.language(null), CALLBACK, "passkey.oidc.title", provider.name());
        return StaffAnswer.page(200, Templates.back(frame.page(), frame, provider.name(), state, code));
    }

    /** Takes what the provider gave. */
    @POST
    @Path("back")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response take(@Context ContainerRequestContext request, byte[] body) {
        configured();
        var form = FormBody.parse(body);
        var taken = flows.take(request, form.getOrDefault("state", ""));
        if (taken.isEmpty()) return refused(422, Frames.language(null), "passkey.oidc.stale");
        var flow = taken.get();
        return switch (asking.who(flow, form.getOrDefault("code", ""))) {
            case Asking.Said.Away away -> refused(503, flow.language(), "passkey.oidc.away");
            case Asking.Said.Nothing nothing -> refused(422, flow.language(), "passkey.oidc.refused");
            case Asking.Said.Who who ->
                flow.person().isPresent() ? link(flow, who, request) : enter(flow, who, request);
        };
    }

    private Response enter(Flow flow, Asking.Said.Who who, ContainerRequestContext request) {
        return linking.signIn(who, request)
                .map(cookie -> Response.fromResponse(StaffAnswer.to(flow.next()))
                        .cookie(cookie)
                        .build())
                .orElseGet(() -> refused(422, flow.language(), "passkey.oidc.unknown"));
    }

    /** The link is for the one who began it: somebody else may have signed in to this browser since. */
    private Response link(Flow flow, Asking.Said.Who who, ContainerRequestContext request) {
        return staff.visitor(request)
                .filter(visitor ->
                        flow.person().equals(Optional.of(visitor.person().id())))
                .map(visitor -> linking.link(visitor.person(), who)
                        ? StaffAnswer.to(LinkPage.PATH)
                        : refused(422, flow.language(), "passkey.oidc.taken"))
                .orElseGet(() -> refused(422, flow.language(), "passkey.oidc.stale"));
    }

    private Response refused(int status, String language, String why) {
        var frame = frames.outside(language, PATH, "passkey.oidc.errorTitle");
        return StaffAnswer.page(
                status,
                Templates.refused(frame.page(), frame, provider.name(), why, "/staff/sign-in?lang=" + language));
    }

    private void configured() {
        if (!provider.isConfigured()) throw Problem.problem(ProblemType.NOT_FOUND);
    }
}
