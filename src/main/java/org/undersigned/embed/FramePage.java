package org.undersigned.embed;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.NonBlocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.undersigned.foundation.http.PageCache;
import org.undersigned.foundation.http.PersonalAnswer;
import org.undersigned.signature.signing.FormView;
import org.undersigned.signature.signing.SigningElsewhere;

/**
 * The form in a frame on a partner's page, and its answer. Both stay in the frame: nothing of it needs a cookie, and none of it a script. Only
 * these addresses can be framed; the petition's own ones cannot.
 */
@Singleton
@Path("/embed/petitions/{slug}")
class FramePage {

    private static final String HTML = MediaType.TEXT_HTML + ";charset=UTF-8";

    private final Framing framing;
    private final SigningElsewhere signing;
    private final PageCache cache;

    FramePage(Framing framing, SigningElsewhere signing, PageCache cache) {
        this.framing = framing;
        this.signing = signing;
        this.cache = cache;
    }

    @CheckedTemplate(basePath = "embed")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance form(FrameView frame, FormView form, boolean paused);

        static native TemplateInstance later(FrameView frame, Map<String, String> kept, String why, String action);

        /** The request to wait, with one button that sends the same once more. */
        static Response wait(FrameView frame, Map<String, String> kept, boolean paused, String action) {
            var page = later(frame, kept, paused ? "signature.paused" : "signature.busy", action);
            return Response.fromResponse(PersonalAnswer.page(503, page))
                    .header("Retry-After", "5")
                    .build();
        }
    }

    /** The form. It depends on nothing but what {@link FrameAddress} says, so caches may keep it as they keep the petition's page. */
    @GET
    public Response page(
            @PathParam("slug") String slug,
            @Context ContainerRequestContext request,
            @Context RoutingContext exchange) {
        return switch (framing.found(slug, request, exchange)) {
            case Framing.Found.Not not -> not.answer();
            case Framing.Found.Here here ->
                cache.variant(
                        exchange,
                        here.address().start(),
                        HTML,
                        5,
                        here.address().policy(),
                        () -> form(here.address()).render().getBytes(StandardCharsets.UTF_8));
        };
    }

    private TemplateInstance form(FrameAddress address) {
        var paused = signing.isPaused();
        var frame = framing.view(address, "");
        var form = signing.form(address.petition(), frame.page(), address.partner(), address.signatures());
        return Templates.form(!paused && frame.view().isOpen() ? frame.ready() : frame, form, paused);
    }

    /** Where a form that came back stands: asked for by itself, it is the form again. */
    @GET
    @Path("signatures")
    public Response again(
            @PathParam("slug") String slug,
            @Context ContainerRequestContext request,
            @Context RoutingContext exchange) {
        return switch (framing.found(slug, request, exchange)) {
            case Framing.Found.Not not -> not.answer();
            case Framing.Found.Here here ->
                framing.sealed(here.address(), PersonalAnswer.to(here.address().start()));
        };
    }

    /** Takes the form. */
    @POST
    @Path("signatures")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @NonBlocking
    public CompletionStage<Response> sign(
            @PathParam("slug") String slug,
            @HeaderParam("Referer") String referer,
            @Context ContainerRequestContext request,
            @Context RoutingContext exchange,
            byte[] body) {
        return switch (framing.found(slug, request, exchange)) {
            case Framing.Found.Not not -> CompletableFuture.completedFuture(not.answer());
            case Framing.Found.Here here -> {
                var address = here.address();
                var network = exchange.request().remoteAddress().hostAddress();
                yield signing.sign(
                                address.petition(),
                                address.language(),
                                () -> framing.view(address, "").page(),
                                address.partner(),
                                address.signatures(),
                                body,
                                referer,
                                network)
                        .thenApply(sent -> framing.sealed(address, answer(address, sent)));
            }
        };
    }

    private Response answer(FrameAddress address, SigningElsewhere.Sent sent) {
        return switch (sent) {
            case SigningElsewhere.Sent.Taken taken ->
                PersonalAnswer.to(address.in(taken.language()).to("/check-your-mail", "s=" + taken.reference()));
            case SigningElsewhere.Sent.Bad bad ->
                PersonalAnswer.page(422, Templates.form(refused(address), bad.form(), false));
            // The page of a petition that is closed says so, and has no form.
            case SigningElsewhere.Sent.Closed closed -> PersonalAnswer.page(409, form(address));
            case SigningElsewhere.Sent.Later later ->
                Templates.wait(framing.view(address, ""), later.kept(), later.paused(), address.signatures());
        };
    }

    private FrameView refused(FrameAddress address) {
        var frame = framing.view(address, "");
        return frame.named("signature.errorTitle", frame.title());
    }
}
