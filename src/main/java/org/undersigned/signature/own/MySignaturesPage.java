package org.undersigned.signature.own;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.undersigned.foundation.html.Messages;
import org.undersigned.foundation.html.Page;
import org.undersigned.foundation.http.FormBody;
import org.undersigned.foundation.http.FormText;
import org.undersigned.foundation.http.PageCache;
import org.undersigned.foundation.http.PersonalAnswer;
import org.undersigned.foundation.http.Site;
import org.undersigned.foundation.http.Visit;
import org.undersigned.foundation.mail.MailAddress;

/** "Change or withdraw my signature": whoever lost the link gets it by mail. The answer never says whether there is any. */
@Singleton
@Path("/my-signatures")
class MySignaturesPage {

    private final MySignatures mySignatures;
    private final PageCache cache;
    private final Site site;

    MySignaturesPage(MySignatures mySignatures, PageCache cache, Site site) {
        this.mySignatures = mySignatures;
        this.cache = cache;
        this.site = site;
    }

    @CheckedTemplate(basePath = "signature", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static final class Templates {
        private Templates() {}

        /** {@code error} is null on the empty form. */
        static native TemplateInstance mySignatures(Page page, String typed, String error);

        static native TemplateInstance linksSent(Page page);
    }

    @GET
    public Response page(@Context ContainerRequestContext request, @Context RoutingContext exchange) {
        var page = page(Visit.language(request), "signature.mine.title");
        return cache.page(exchange, Templates.mySignatures(page, "", null).render());
    }

    /** Mails the links, if there are any. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response mail(@Context ContainerRequestContext request, @Context RoutingContext exchange, byte[] body) {
        var language = Visit.language(request);
        var words = Messages.of(language);
        var typed = FormBody.parse(body).getOrDefault("email", "").strip();
        var address = MailAddress.parse(typed);
        if (address.isEmpty()) {
            var error = typed.isEmpty()
                    ? words.t("signature.error.emailMissing")
                    : words.t("signature.error.emailBroken", FormText.shortened(typed));
            var title = words.t("signature.errorTitle", words.t("signature.mine.title"));
            var page =
                    Page.of(language, "/my-signatures", title, site.baseUrl()).hidden();
            return PersonalAnswer.page(422, Templates.mySignatures(page, typed.replaceAll("\\p{Cc}", ""), error));
        }
        mySignatures.mailLinks(address.get(), exchange.request().remoteAddress().hostAddress());
        return PersonalAnswer.page(
                200, Templates.linksSent(page(language, "signature.sent.title").hidden()));
    }

    private Page page(String language, String title) {
        return Page.of(language, "/my-signatures", Messages.of(language).t(title), site.baseUrl());
    }
}
