package org.undersigned.sharing.paper;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.Semaphore;
import org.undersigned.foundation.http.Site;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;
import org.undersigned.petition.Petition;
import org.undersigned.petition.PetitionView;
import org.undersigned.petition.Petitions;

/** The poster of a petition, for whoever wants to hang it up. It is drawn once for its words, and only two at a time. */
@Singleton
@Path("/petitions/{slug}/poster-{size: a4|a3}.pdf")
class PosterApi {

    private static final int BYTES = 16 * 1024 * 1024;

    private final Petitions petitions;
    private final Site site;
    private final Semaphore hands = new Semaphore(2);
    private final Cache<String, byte[]> drawn = Caffeine.newBuilder()
            .maximumWeight(BYTES)
            .weigher((String html, byte[] pdf) -> html.length() + pdf.length)
            .build();

    PosterApi(Petitions petitions, Site site) {
        this.petitions = petitions;
        this.site = site;
    }

    /** In a language the petition is written in; in its main one unless it is named. */
    @GET
    @Blocking
    public Response poster(
            @PathParam("slug") String slug, @PathParam("size") String size, @QueryParam("lang") String wanted) {
        var petition = petitions.visible(slug).orElseThrow(() -> Problem.problem(ProblemType.NOT_FOUND));
        var language = language(petition, wanted);
        var page = PetitionView.page(petition, language, petition.action().path(), "", site);
        var pdf = pdf(Poster.of(petition, page, size.equals("a3")));
        return Response.ok(pdf, "application/pdf")
                .header("Cache-Control", "public, max-age=300")
                .header("Content-Disposition", "inline; filename=\"" + slug + "-" + size + "-" + language + ".pdf\"")
                .build();
    }

    private static String language(Petition petition, String wanted) {
        if (!PetitionView.isDrawable(petition)) throw Problem.problem(ProblemType.NOT_FOUND);
        var languages = PetitionView.drawable(petition);
        if (wanted == null) return languages.getFirst();
        if (!languages.contains(wanted)) throw Problem.problem(ProblemType.NOT_FOUND);
        return wanted;
    }

    private byte[] pdf(Poster poster) {
        var html = poster.html();
        var before = drawn.getIfPresent(html);
        if (before != null) return before;
        if (!hands.tryAcquire()) throw Problem.problem(ProblemType.TOO_BUSY);
        try {
            var pdf = poster.pdf();
            drawn.put(html, pdf);
            return pdf;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            hands.release();
        }
    }
}
