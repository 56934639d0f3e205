package org.undersigned.translation;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import org.undersigned.foundation.html.Languages;
import org.undersigned.foundation.html.Page;
import org.undersigned.organisation.staff.Admission;
import org.undersigned.organisation.staff.Frame;
import org.undersigned.organisation.staff.Frames;
import org.undersigned.organisation.staff.Need;
import org.undersigned.organisation.staff.Staff;
import org.undersigned.organisation.staff.StaffAnswer;

/** How far a language is, area by area, and its texts as files to take away. */
@Singleton
@Path(TranslationsPage.PATH + "/{language}")
class LanguagePage {

    private final Staff staff;
    private final Frames frames;
    private final Catalogues catalogues;

    LanguagePage(Staff staff, Frames frames, Catalogues catalogues) {
        this.staff = staff;
        this.frames = frames;
        this.catalogues = catalogues;
    }

    @CheckedTemplate(basePath = "translation")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance language(Page page, Frame frame, Catalogue catalogue);
    }

    @GET
    public Response page(@PathParam("language") String language, @Context ContainerRequestContext request) {
        return switch (staff.look(request, Need.anybody())) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> {
                var catalogue = catalogues.of(language);
                var frame = frames.of(
                        in.visitor(),
                        TranslationsPage.PATH + "/" + language,
                        "translation.into",
                        Languages.ownName(language));
                yield StaffAnswer.page(200, Templates.language(frame.page(), frame, catalogue));
            }
        };
    }

    /** What is accepted and what the files say, as the files of a new version of the program. */
    @GET
    @Path("files.zip")
    public Response files(@PathParam("language") String language, @Context ContainerRequestContext request) {
        return switch (staff.look(request, Need.anybody())) {
            case Admission.Out out -> out.answer();
            case Admission.In in ->
                Response.ok(Files.zip(catalogues.of(language)), "application/zip")
                        .header("Content-Disposition", "attachment; filename=\"undersigned-" + language + ".zip\"")
                        .build();
        };
    }
}
