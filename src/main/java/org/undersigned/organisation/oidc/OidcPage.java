package org.undersigned.organisation.oidc;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.undersigned.foundation.html.Page;
import org.undersigned.foundation.http.FormBody;
import org.undersigned.organisation.signin.Tries;
import org.undersigned.organisation.staff.Frame;
import org.undersigned.organisation.staff.Frames;
import org.undersigned.organisation.staff.IdentityProvider;
import org.undersigned.organisation.staff.StaffAnswer;

/** The way to the provider. A page with a link leads there, because forms of ours may be sent to us only. */
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

    OidcPage(IdentityProvider provider, Frames frames, Tries tries, Flows flows, Asking asking) {
        this.provider = provider;
        this.frames = frames;
        this.tries = tries;
        this.flows = flows;
        this.asking = asking;
    }

    @CheckedTemplate(basePath = "oidc")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance leave(Page page, Frame frame, String address, String provider);

        static native TemplateInstance refused(Page page, Frame frame, String provider, String why, String elsewhere);
    }

    /** Begins signing in. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response begin(@Context RoutingContext exchange, byte[] body) {
        provider.require();
        tries.countFrom(exchange);
        var form = FormBody.parse(body);
        var language = Frames.language(form.get("lang"));
        return leave(Flow.signingIn(StaffAnswer.within(form.get("next")), language));
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

    /** Says why nothing came of it, and where to go instead. */
    Response refused(int status, String language, String why) {
        var frame = frames.outside(language, PATH, "passkey.oidc.errorTitle");
        return StaffAnswer.page(
                status,
                Templates.refused(frame.page(), frame, provider.name(), why, "/staff/sign-in?lang=" + language));
    }
}
