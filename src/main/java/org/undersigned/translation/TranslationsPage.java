package org.undersigned.translation;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.html.Languages;
import org.undersigned.foundation.html.Page;
import org.undersigned.foundation.http.FormBody;
import org.undersigned.organisation.staff.Admission;
import org.undersigned.organisation.staff.Entered;
import org.undersigned.organisation.staff.Frame;
import org.undersigned.organisation.staff.Frames;
import org.undersigned.organisation.staff.Need;
import org.undersigned.organisation.staff.Staff;
import org.undersigned.organisation.staff.StaffAnswer;
import org.undersigned.organisation.staff.Visitor;

/** The languages that the interface is translated into, and where another one is begun. */
@Singleton
@Path(TranslationsPage.PATH)
class TranslationsPage {

    static final String PATH = "/staff/translations";

    private final Db db;
    private final Staff staff;
    private final Frames frames;
    private final Saving saving;
    private final Translations translations;

    TranslationsPage(Db db, Staff staff, Frames frames, Saving saving, Translations translations) {
        this.db = db;
        this.staff = staff;
        this.frames = frames;
        this.saving = saving;
        this.translations = translations;
    }

    @CheckedTemplate(basePath = "translation")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance languages(
                Page page, Frame frame, Entered entered, List<Language> languages, Map<String, String> named);
    }

    /**
     * One language.
     *
     * @param spoken whether the site speaks it, and not only volunteers
     * @param waiting texts with suggestions that wait
     */
    public record Language(String tag, boolean spoken, long all, long done, long waiting) {}

    @GET
    public Response page(@Context ContainerRequestContext request) {
        return switch (staff.look(request, Need.anybody())) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> show(200, in.visitor(), Entered.empty());
        };
    }

    /** Begins a language that has no files. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response begin(@Context ContainerRequestContext request, byte[] body) {
        var form = FormBody.parse(body);
        return switch (staff.act(request, form, Need.anybody())) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> {
                var tag = Languages.tag(form.getOrDefault("tag", "").strip());
                if (tag.isEmpty())
                    yield show(422, in.visitor(), new Entered(form, Map.of("tag", "translation.wrong.tagUnknown")));
                if (tag.get().equals(Languages.MAIN))
                    yield show(422, in.visitor(), new Entered(form, Map.of("tag", "translation.wrong.isMain")));
                saving.begin(in.visitor().person(), tag.get());
                yield StaffAnswer.to(PATH + "/" + tag.get());
            }
        };
    }

    private Response show(int status, Visitor visitor, Entered entered) {
        var begun = db.read(TranslationStore::begun);
        var waiting = db.read(TranslationStore::waiting);
        var languages = new ArrayList<Language>();
        for (var tag : Languages.all())
            if (!tag.equals(Languages.MAIN)) languages.add(language(tag, true, waiting.getOrDefault(tag, 0L)));
        for (var tag : begun) languages.add(language(tag, false, waiting.getOrDefault(tag, 0L)));
        var frame = frames.of(visitor, PATH, "translation.title");
        var named = Languages.named(frame.page().language());
        Languages.all().forEach(named::remove);
        begun.forEach(named::remove);
        return StaffAnswer.page(status, Templates.languages(frame.page(), frame, entered, languages, named));
    }

    private Language language(String tag, boolean spoken, long waiting) {
        var whole = Catalogue.of(tag, translations.accepted(), List.of()).whole();
        return new Language(tag, spoken, whole.all(), whole.done(), waiting);
    }
}
