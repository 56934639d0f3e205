package org.undersigned.embed;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.NonBlocking;
import io.vertx.ext.web.RoutingContext;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.undersigned.campaign.Campaign;
import org.undersigned.foundation.http.FormBody;
import org.undersigned.foundation.http.PersonalAnswer;
import org.undersigned.petition.Panels;
import org.undersigned.petition.PetitionPanel;
import org.undersigned.signature.signing.SigningElsewhere;

/**
 * What follows in the frame after signing: the page that asks for the code of the mail, and the thanks. The mailed link leads to the petition's
 * own pages instead, outside of any frame.
 */
@Singleton
@Path("/embed/petitions/{slug}")
class AfterPage {

    private final Framing framing;
    private final SigningElsewhere signing;
    private final Panels panels;

    AfterPage(Framing framing, SigningElsewhere signing, Panels panels) {
        this.framing = framing;
        this.signing = signing;
        this.panels = panels;
    }

    @CheckedTemplate(basePath = "embed")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance check(FrameView frame, String reference, boolean wrong, boolean again);

        static native TemplateInstance thanks(FrameView frame, List<Panels.Step> steps);
    }

    /** It looks the same for a reference that never was. */
    @GET
    @Path("check-your-mail")
    public Response check(
            @PathParam("slug") String slug,
            @QueryParam("s") String raw,
            @QueryParam("again") String again,
            @Context ContainerRequestContext request,
            @Context RoutingContext exchange) {
        return switch (framing.found(slug, request, exchange)) {
            case Framing.Found.Not not -> not.answer();
            case Framing.Found.Here here -> {
                var reference = SigningElsewhere.reference(raw);
                var event = reference.isEmpty() || again != null ? "" : "signed";
                var frame = framing.view(here.address(), event).named("signature.check.title");
                yield framing.sealed(
                        here.address(),
                        PersonalAnswer.page(200, Templates.check(frame, reference, false, again != null)));
            }
        };
    }

    /** Sends the mail again. Whether it did is between this site and the mailbox. */
    @POST
    @Path("check-your-mail")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response resend(
            @PathParam("slug") String slug,
            @Context ContainerRequestContext request,
            @Context RoutingContext exchange,
            byte[] body) {
        return switch (framing.found(slug, request, exchange)) {
            case Framing.Found.Not not -> not.answer();
            case Framing.Found.Here here -> {
                var reference = SigningElsewhere.reference(FormBody.parse(body).get("s"));
                signing.resend(reference);
                var more = (reference.isEmpty() ? "" : "s=" + reference + "&") + "again=1";
                yield framing.sealed(
                        here.address(), PersonalAnswer.to(here.address().to("/check-your-mail", more)));
            }
        };
    }

    /** Confirms by code. */
    @POST
    @Path("confirmations")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @NonBlocking
    public CompletionStage<Response> confirm(
            @PathParam("slug") String slug,
            @Context ContainerRequestContext request,
            @Context RoutingContext exchange,
            byte[] body) {
        return switch (framing.found(slug, request, exchange)) {
            case Framing.Found.Not not -> CompletableFuture.completedFuture(not.answer());
            case Framing.Found.Here here -> {
                var form = FormBody.parse(body);
                var reference = SigningElsewhere.reference(form.get("s"));
                var code = form.getOrDefault("code", "");
                yield signing.confirm(here.address().petition(), reference, code)
                        .thenApply(confirmed ->
                                framing.sealed(here.address(), answer(here.address(), reference, code, confirmed)));
            }
        };
    }

    private Response answer(FrameAddress address, String reference, String code, SigningElsewhere.Confirmed confirmed) {
        return switch (confirmed) {
            case SigningElsewhere.Confirmed.Counts counts ->
                PersonalAnswer.to(address.in(counts.language())
                        .to(
                                "/thanks",
                                "r=" + counts.referral()
                                        + counts.source()
                                                .map(one -> "&src=" + one)
                                                .orElse("")));
            case SigningElsewhere.Confirmed.MailboxFull full ->
                PersonalAnswer.to(address.in(full.language()).to("/check-your-mail", "s=" + reference + "&again=1"));
            case SigningElsewhere.Confirmed.Wrong wrong ->
                PersonalAnswer.page(422, Templates.check(refused(address), reference, true, false));
            case SigningElsewhere.Confirmed.Later later ->
                FramePage.Templates.wait(
                        framing.view(address, ""),
                        Map.of("s", reference, "code", code),
                        later.paused(),
                        address.confirmations());
        };
    }

    private FrameView refused(FrameAddress address) {
        var frame = framing.view(address, "");
        return frame.named("signature.errorTitle", frame.page().t("signature.check.title"));
    }

    /** It says nothing that a stranger with the address may not read. */
    @GET
    @Path("thanks")
    public Response thanks(
            @PathParam("slug") String slug,
            @QueryParam("r") String raw,
            @QueryParam("src") String source,
            @Context ContainerRequestContext request,
            @Context RoutingContext exchange) {
        return switch (framing.found(slug, request, exchange)) {
            case Framing.Found.Not not -> not.answer();
            case Framing.Found.Here here -> {
                var address = here.address();
                var referral = SigningElsewhere.referral(raw);
                var frame = framing.view(address, referral.isEmpty() ? "" : "confirmed")
                        .named("signature.thanks.title");
                var code = Optional.ofNullable(source).filter(address.petition().ladder()::asksFor);
                var broughtBy = address.partner()
                        .flatMap(address.petition().campaign()::partner)
                        .map(Campaign.Partner::organisation);
                var reader = new PetitionPanel.Reader(referral, broughtBy, code.orElse(""), true);
                var steps = panels.ladder(address.petition(), frame.page(), reader);
                yield framing.sealed(address, PersonalAnswer.page(200, Templates.thanks(frame, steps)));
            }
        };
    }
}
