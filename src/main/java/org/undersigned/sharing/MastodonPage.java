package org.undersigned.sharing;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.undersigned.campaign.CampaignFrame;
import org.undersigned.foundation.html.Messages;
import org.undersigned.foundation.html.Page;
import org.undersigned.foundation.http.PersonalAnswer;
import org.undersigned.foundation.http.Site;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;
import org.undersigned.petition.Channel;
import org.undersigned.petition.Petition;
import org.undersigned.petition.PetitionView;
import org.undersigned.petition.Petitions;

/**
 * Asks for somebody's own Mastodon server and shows where the button leads before they press it. Nothing redirects: an address of ours
 * that sent people wherever its query says would serve those who deceive. The server is written down nowhere.
 */
@Singleton
@Path("/petitions/{slug}/mastodon")
class MastodonPage {

    private static final Pattern BEFORE = Pattern.compile("^(https?://)?(@?[^@/\\s]*@)?");
    private static final Pattern HOST = Pattern.compile(
            "(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+(?=.*[a-z])[a-z0-9][a-z0-9-]{0,61}[a-z0-9]");
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private final Petitions petitions;
    private final Site site;

    MastodonPage(Petitions petitions, Site site) {
        this.petitions = petitions;
        this.site = site;
    }

    @CheckedTemplate(basePath = "sharing")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance mastodon(Page page, Shown shown);
    }

    /**
     * What the page shows.
     *
     * @param typed what stands in the field
     * @param referral code of who shares, or empty
     * @param host of the server; empty while there is none
     * @param post what will stand in the window of the server
     */
    public record Shown(Petition petition, String typed, String referral, String host, String post) {

        /** Where the form goes, which is this page. */
        public String path() {
            return petition.action().path() + "/mastodon";
        }

        /** Whether something stands in the field that is no server. */
        public boolean isWrong() {
            return !typed.isEmpty() && host.isEmpty();
        }

        /** Where the button leads. */
        public String target() {
            return "https://" + host + "/share?text=" + ShareLinks.encoded(post);
        }
    }

    @GET
    public Response page(
            @PathParam("slug") String slug,
            @QueryParam("r") String referral,
            @QueryParam("server") String server,
            @Context ContainerRequestContext request) {
        var petition = petitions.visible(slug).orElseThrow(() -> Problem.problem(ProblemType.NOT_FOUND));
        var language = CampaignFrame.language(request, petition.campaign());
        var title = Messages.of(language).t("sharing.mastodon.title");
        var page = PetitionView.page(petition, language, petition.action().path() + "/mastodon", title, site)
                .hidden();
        var code = referral != null && CODE.matcher(referral).matches() ? referral : "";
        var typed = server == null ? "" : server.strip();
        var post = ShareLinks.of(petition, page, code).post(Channel.MASTODON);
        var shown = new Shown(petition, typed, code, host(typed).orElse(""), post);
        return PersonalAnswer.page(shown.isWrong() ? 422 : 200, Templates.mastodon(page, shown));
    }

    /** The host that somebody means, be it that they wrote its whole address or their name on it. Never a number or a port. */
    static Optional<String> host(String typed) {
        var rest =
                BEFORE.matcher(typed.toLowerCase(Locale.ROOT)).replaceFirst("").replaceFirst("/.*$", "");
        try {
            return Optional.of(IDN.toASCII(rest))
                    .filter(host -> HOST.matcher(host).matches());
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }
}
