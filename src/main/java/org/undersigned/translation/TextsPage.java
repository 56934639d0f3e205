package org.undersigned.translation;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.undersigned.foundation.html.Languages;
import org.undersigned.foundation.html.Page;
import org.undersigned.foundation.http.FormBody;
import org.undersigned.organisation.staff.Admission;
import org.undersigned.organisation.staff.Frame;
import org.undersigned.organisation.staff.Frames;
import org.undersigned.organisation.staff.Need;
import org.undersigned.organisation.staff.Staff;
import org.undersigned.organisation.staff.StaffAnswer;
import org.undersigned.organisation.staff.Visitor;

/** Texts of a language, a page of them at a time: English, the translation, what people suggest, and a field for one's own words. */
@Singleton
@Path(TranslationsPage.PATH + "/{language}/texts")
class TextsPage {

    /** A page of long texts in a script that forms send as nine letters for each. */
    private static final int MOST_BYTES = 1 << 20;

    /** Three of each text, and one of each suggestion. */
    private static final int MOST_FIELDS = 3_000;

    private final Staff staff;
    private final Frames frames;
    private final Catalogues catalogues;
    private final Saving saving;

    TextsPage(Staff staff, Frames frames, Catalogues catalogues, Saving saving) {
        this.staff = staff;
        this.frames = frames;
        this.catalogues = catalogues;
        this.saving = saving;
    }

    @CheckedTemplate(basePath = "translation")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance texts(Page page, Frame frame, TextsShown shown);
    }

    @GET
    public Response page(
            @PathParam("language") String language,
            @QueryParam("area") @DefaultValue("") String area,
            @QueryParam("show") @DefaultValue("") String show,
            @QueryParam("q") @DefaultValue("") String words,
            @QueryParam("from") @DefaultValue("0") String from,
            @Context ContainerRequestContext request) {
        return switch (staff.look(request, Need.anybody())) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> {
                var asked = new TextsAsked(language, area, Show.of(show), words, TextsAsked.number(from));
                var shown = TextsShown.of(catalogues.of(language), asked, in.visitor());
                yield show(200, in.visitor(), shown);
            }
        };
    }

    /** Keeps suggestions and decisions of a page, or shows how what was typed reads. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response save(
            @PathParam("language") String language, @Context ContainerRequestContext request, byte[] body) {
        var form = FormBody.parse(body, MOST_BYTES, MOST_FIELDS);
        return switch (staff.act(request, form, Need.anybody())) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> {
                var catalogue = catalogues.of(language);
                var asked = TextsAsked.of(language, form);
                var typed = TextsForm.of(catalogue, form, in.visitor());
                if (typed.isWrong() || form.getOrDefault("do", "").equals("look"))
                    yield show(
                            typed.isWrong() ? 422 : 200,
                            in.visitor(),
                            TextsShown.of(catalogue, asked, in.visitor()).typed(catalogue, typed));
                var done =
                        saving.save(in.visitor().person(), language, typed.written(), typed.decided(), typed.dropped());
                yield show(
                        200,
                        in.visitor(),
                        TextsShown.of(catalogues.of(language), asked, in.visitor())
                                .done(done));
            }
        };
    }

    private Response show(int status, Visitor visitor, TextsShown shown) {
        var frame = frames.of(
                visitor,
                TranslationsPage.PATH + "/" + shown.asked().language() + "/texts",
                "translation.into",
                Languages.ownName(shown.asked().language()));
        return StaffAnswer.page(status, Templates.texts(frame.page(), frame, shown));
    }
}
