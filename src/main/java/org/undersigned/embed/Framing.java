package org.undersigned.embed;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.regex.Pattern;
import org.undersigned.campaign.CampaignFrame;
import org.undersigned.foundation.html.Assets;
import org.undersigned.foundation.html.Messages;
import org.undersigned.foundation.html.Page;
import org.undersigned.foundation.http.Headers;
import org.undersigned.foundation.http.PersonalAnswer;
import org.undersigned.foundation.http.Site;
import org.undersigned.foundation.http.Visit;
import org.undersigned.petition.PetitionView;
import org.undersigned.petition.PetitionViews;
import org.undersigned.petition.Petitions;

/** What every page within a frame begins with: which petition, for whose site, in which look. */
@Singleton
final class Framing {

    private static final Pattern ORIGIN = Pattern.compile("https?://[a-z0-9.-]{1,253}(?::[0-9]{1,5})?");

    private final Petitions petitions;
    private final PetitionViews views;
    private final Origins origins;
    private final Looks looks;
    private final Site site;

    Framing(Petitions petitions, PetitionViews views, Origins origins, Looks looks, Site site) {
        this.petitions = petitions;
        this.views = views;
        this.origins = origins;
        this.looks = looks;
        this.site = site;
    }

    @CheckedTemplate(basePath = "embed")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance gone(Gone gone);
    }

    /**
     * What stands in place of a frame that there is none of.
     *
     * @param why begins the keys of its words
     * @param host as the page around it calls itself, or empty: it hears the height, and nothing else
     */
    public record Gone(Page page, String why, String link, String host) {

        public String stylesheet() {
            return LookApi.path(Theme.PLAIN);
        }

        public String script() {
            return Assets.FRAME_SCRIPT;
        }
    }

    /** Whether an address is that of a frame. */
    sealed interface Found {
        record Here(FrameAddress address) implements Found {}

        /** There is nothing to sign; the answer says so to whoever reads it in a frame. */
        record Not(Response answer) implements Found {}
    }

    Found found(String slug, ContainerRequestContext request, RoutingContext exchange) {
        var query = exchange.request().params();
        var found = petitions.visible(slug);
        if (found.isEmpty())
            return new Found.Not(
                    nothing(404, FrameAddress.language(query, Visit.language(request)), "embed.unknown", "/", query));
        var language = CampaignFrame.language(request, found.get().campaign());
        var address = FrameAddress.of(found.get(), language, query, origins);
        if (!found.get().isShownElsewhere())
            return new Found.Not(nothing(403, address.language(), "embed.notFramed", address.petitionPage(), query));
        return new Found.Here(looks.dressed(address));
    }

    /**
     * A few words and a link. Nothing can be done on it, so it can be read wherever it is framed, and it tells whatever origin calls itself the
     * page around it how high it is.
     */
    private Response nothing(int status, String language, String why, String link, MultiMap query) {
        var host = Optional.ofNullable(query.get("host"))
                .filter(one -> ORIGIN.matcher(one).matches())
                .orElse("");
        var page = Page.of(language, "/", Messages.of(language).t("embed.title"), site.baseUrl())
                .hidden();
        var href = link.equals("/") ? page.href("/") : link;
        return Response.fromResponse(PersonalAnswer.page(status, Templates.gone(new Gone(page, why, href, host))))
                .header("Content-Security-Policy", Headers.READABLE_ANYWHERE)
                .build();
    }

    /**
     * A page within the frame. A site that knows its visitor learns from an event that this very person signed, so where a signature shows
     * what somebody believes, it is told of none.
     *
     * @param event {@code signed} or {@code confirmed}, or empty
     */
    FrameView view(FrameAddress address, String event) {
        var petition = address.petition();
        var told = petition.specialCategory() ? "" : event;
        var language = address.language();
        var title = PetitionView.title(petition, language);
        var page = PetitionView.page(petition, language, petition.action().path(), title, site)
                .hidden();
        return new FrameView(page, views.of(petition, language), address, title, told);
    }

    /** An answer that is framed by whom the address says, and by nobody else. */
    Response sealed(FrameAddress address, Response answer) {
        return Response.fromResponse(answer)
                .header("Content-Security-Policy", address.policy())
                .build();
    }
}
