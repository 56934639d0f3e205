package org.undersigned.signature.own;

import io.quarkus.arc.All;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.undersigned.campaign.Campaigns;
import org.undersigned.campaign.partnership.Choices;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.html.Messages;
import org.undersigned.foundation.html.Page;
import org.undersigned.foundation.http.FormBody;
import org.undersigned.foundation.http.Headers;
import org.undersigned.foundation.http.PersonalAnswer;
import org.undersigned.foundation.http.Site;
import org.undersigned.petition.PetitionView;
import org.undersigned.signature.Links;

/**
 * A signer's own page, behind a mailed link: everything that is kept, and every change they can make, each one small form. The
 * link is the authority; there is no account to sign in to.
 */
@Singleton
@Path("/signatures/{token}")
class SignerPage {

    private final Withdrawing withdrawing;
    private final OwnData ownData;
    private final Campaigns campaigns;
    private final Choices choices;
    private final List<SignerPanel> panels;
    private final Site site;

    SignerPage(
            Withdrawing withdrawing,
            OwnData ownData,
            Campaigns campaigns,
            Choices choices,
            @All List<SignerPanel> panels,
            Site site) {
        this.withdrawing = withdrawing;
        this.ownData = ownData;
        this.campaigns = campaigns;
        this.choices = choices;
        this.panels = panels;
        this.site = site;
    }

    @CheckedTemplate(basePath = "signature")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance signer(Page page, SignerView view, List<RawString> panels);

        static native TemplateInstance erased(Page page, SignerView view);
    }

    @GET
    public Response page(@PathParam("token") String raw) {
        var token = Links.token(raw);
        var view = view(token);
        var frame = frame(view, "signature.own.title");
        var added = panels.stream()
                .flatMap(panel -> panel.html(view, frame).stream())
                .map(RawString::new)
                .toList();
        return PersonalAnswer.page(200, Templates.signer(frame, view, added));
    }

    /** Shows or hides the name: the box {@code show} says which. */
    @POST
    @Path("name")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response name(@PathParam("token") String raw, byte[] body) {
        var token = Links.token(raw);
        return back(token, withdrawing.show(token, FormBody.parse(body).containsKey("show")));
    }

    /** Starts or stops mail about this petition: the box {@code updates} says which. */
    @POST
    @Path("updates")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response updates(@PathParam("token") String raw, byte[] body) {
        var token = Links.token(raw);
        return back(token, withdrawing.update(token, FormBody.parse(body).containsKey("updates")));
    }

    /** Takes the signature back. */
    @POST
    @Path("withdrawal")
    public Response withdraw(@PathParam("token") String raw) {
        var token = Links.token(raw);
        return back(token, withdrawing.withdraw(token));
    }

    /** Removes everything. There is no page to go back to, so the answer says that. */
    @POST
    @Path("erasure")
    public Response erase(@PathParam("token") String raw) {
        var token = Links.token(raw);
        var view = view(token);
        if (!withdrawing.erase(token)) throw Links.expired();
        return PersonalAnswer.page(200, Templates.erased(frame(view, "signature.erased.title"), view));
    }

    /** Everything that is kept, to take away. */
    @GET
    @Path("data.json")
    public Response data(@PathParam("token") String raw) {
        var data = ownData.of(Links.token(raw)).orElseThrow(Links::expired);
        return Headers.personal(Response.ok(Db.toJson(data), MediaType.APPLICATION_JSON))
                .header("Content-Disposition", "attachment; filename=\"my-signature.json\"")
                .build();
    }

    private SignerView view(String token) {
        return withdrawing
                .look(token)
                .map(own -> SignerView.of(own, campaigns.now(), choices, token))
                .orElseThrow(Links::expired);
    }

    /** The page has one language and no address of its own to show: the token is nobody else's business. */
    private Page frame(SignerView view, String title) {
        var language = view.signature().language();
        var petition = view.petition();
        return PetitionView.page(
                        petition,
                        language,
                        petition.action().path(),
                        Messages.of(language).t(title),
                        site)
                .in(List.of(language))
                .hidden();
    }

    private static Response back(String token, boolean found) {
        if (!found) throw Links.expired();
        return PersonalAnswer.to("/signatures/" + token);
    }
}
