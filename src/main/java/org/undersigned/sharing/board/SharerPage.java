package org.undersigned.sharing.board;

import io.quarkus.qute.CheckedTemplate;
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
import org.undersigned.foundation.html.Messages;
import org.undersigned.foundation.html.Page;
import org.undersigned.foundation.http.FormBody;
import org.undersigned.foundation.http.PersonalAnswer;
import org.undersigned.foundation.http.Site;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;
import org.undersigned.foundation.token.Token;
import org.undersigned.petition.Petition;
import org.undersigned.petition.PetitionView;
import org.undersigned.signature.own.OwnSignatures;

/** Where a signer asks to be named among those who brought others, and stops it. Their link is the authority. */
@Singleton
@Path("/signatures/{token}/sharer")
class SharerPage {

    private final OwnSignatures own;
    private final Appearing appearing;
    private final Sharers sharers;
    private final Site site;

    SharerPage(OwnSignatures own, Appearing appearing, Sharers sharers, Site site) {
        this.own = own;
        this.appearing = appearing;
        this.sharers = sharers;
        this.site = site;
    }

    @CheckedTemplate(basePath = "sharing")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance sharer(Page page, Petition petition, Shown shown);
    }

    /**
     * What the page shows.
     *
     * @param typed what stands in the field
     * @param now the name under which they are on the page; empty if they are not
     * @param path of the signer's own page
     */
    public record Shown(String typed, String now, boolean wrong, String path) {

        public int longest() {
            return Appearing.LONGEST;
        }

        /** Hides the person from logs. */
        @Override
        public String toString() {
            return "Shown[hidden]";
        }
    }

    @GET
    public Response page(@PathParam("token") String token) {
        var mine = mine(token);
        var now = appearing.shownAs(mine).orElse("");
        // Their first name, or nothing if this link does not open it.
        var first = mine.name().map(name -> name.strip().split("\\s+")[0]).flatMap(Appearing::name);
        return answer(200, mine, new Shown(now.isEmpty() ? first.orElse("") : now, now, false, path(token)));
    }

    /** Puts them on the page under the name of the form. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response appear(@PathParam("token") String token, byte[] body) {
        var mine = mine(token);
        if (!sharers.isOn(mine.petition())) throw Problem.problem(ProblemType.NOT_FOUND);
        var typed = FormBody.parse(body).getOrDefault("name", "");
        var name = Appearing.name(typed);
        if (name.isEmpty())
            return answer(422, mine, new Shown(typed, appearing.shownAs(mine).orElse(""), true, path(token)));
        appearing.appear(token, name.get());
        return back(token);
    }

    /** Takes them off it. */
    @POST
    @Path("removal")
    public Response leave(@PathParam("token") String token) {
        mine(token);
        appearing.leave(token);
        return back(token);
    }

    private OwnSignatures.Own mine(String token) {
        if (!Token.isOne(token)) throw Problem.problem(ProblemType.LINK_EXPIRED);
        return own.of(token).orElseThrow(() -> Problem.problem(ProblemType.LINK_EXPIRED));
    }

    private Response answer(int status, OwnSignatures.Own mine, Shown shown) {
        var petition = mine.petition();
        var language = mine.language();
        var title = Messages.of(language).t("sharing.board.ask");
        var page = PetitionView.page(petition, language, petition.action().path(), title, site)
                .in(List.of(language))
                .hidden();
        return PersonalAnswer.page(status, Templates.sharer(page, petition, shown));
    }

    private static Response back(String token) {
        return PersonalAnswer.to(path(token));
    }

    private static String path(String token) {
        return "/signatures/" + token;
    }
}
