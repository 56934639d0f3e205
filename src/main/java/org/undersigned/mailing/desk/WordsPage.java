package org.undersigned.mailing.desk;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.undersigned.foundation.html.Languages;
import org.undersigned.foundation.html.Page;
import org.undersigned.foundation.http.FormBody;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;
import org.undersigned.mailing.Mailing;
import org.undersigned.mailing.Preview;
import org.undersigned.mailing.Writing;
import org.undersigned.mailing.Written;
import org.undersigned.organisation.staff.Admission;
import org.undersigned.organisation.staff.Entered;
import org.undersigned.organisation.staff.Frame;
import org.undersigned.organisation.staff.Frames;
import org.undersigned.organisation.staff.Membership;
import org.undersigned.organisation.staff.Need;
import org.undersigned.organisation.staff.Role;
import org.undersigned.organisation.staff.Staff;
import org.undersigned.organisation.staff.StaffAnswer;
import org.undersigned.organisation.staff.Visitor;

/** The words of a draft in one language, and how they look to somebody who reads it. */
@Singleton
@Path(Desk.ONE + "/words/{language: [a-z0-9-]{2,36}}")
class WordsPage {

    private final Staff staff;
    private final Frames frames;
    private final Desk desk;
    private final Writing writing;
    private final Preview preview;

    WordsPage(Staff staff, Frames frames, Desk desk, Writing writing, Preview preview) {
        this.staff = staff;
        this.frames = frames;
        this.desk = desk;
        this.writing = writing;
        this.preview = preview;
    }

    @CheckedTemplate(basePath = "mailing")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance words(Page page, Frame frame, Entered entered, Shown shown);
    }

    /**
     * What the page shows.
     *
     * @param main words of the main language beside those that are to be translated; nothing in the main language itself
     * @param seen how it looks; nothing while there is nothing to see
     * @param other the second subject as it looks
     * @param offered languages that it can be written in
     */
    public record Shown(
            Mailing mailing,
            Membership member,
            String language,
            Optional<String> main,
            Optional<Written> seen,
            Optional<String> other,
            List<String> offered,
            String note) {

        public String above() {
            return Desk.path(member) + "/" + mailing.id();
        }

        public String path() {
            return above() + "/words/" + language;
        }

        public String direction() {
            return Languages.direction(language);
        }

        public String ownName() {
            return Languages.ownName(language);
        }

        public String mainDirection() {
            return Languages.direction(main.orElse(language));
        }

        public String mainSubject() {
            return mailing.subject().in(main.orElseThrow()).text();
        }

        public String mainBody() {
            return mailing.body().in(main.orElseThrow()).text();
        }

        public List<String> languages() {
            return offered;
        }

        /** What stands for the reader's name. */
        public String placeholder() {
            return Mailing.NAME;
        }

        public int mostSubject() {
            return WordsForm.SUBJECT;
        }

        public int mostBody() {
            return WordsForm.BODY;
        }
    }

    @GET
    public Response page(
            @PathParam("slug") String slug,
            @PathParam("id") String id,
            @PathParam("language") String language,
            @Context ContainerRequestContext request) {
        return switch (staff.look(request, Need.member(slug, Role.CAMPAIGNER))) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> {
                var member = in.visitor().at(slug).orElseThrow();
                var mailing = draft(member, id, language);
                yield show(200, in.visitor(), member, mailing, language, entered(mailing, language), "");
            }
        };
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response save(
            @PathParam("slug") String slug,
            @PathParam("id") String id,
            @PathParam("language") String language,
            @Context ContainerRequestContext request,
            byte[] body) {
        var form = FormBody.parse(body);
        return switch (staff.act(request, form, Need.member(slug, Role.CAMPAIGNER))) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> {
                var member = in.visitor().at(slug).orElseThrow();
                var mailing = draft(member, id, language);
                var read = WordsForm.read(form, mailing, language);
                if (!read.errors().isEmpty())
                    yield show(422, in.visitor(), member, mailing, language, new Entered(form, read.errors()), "");
                if (!writing.change(read.mailing(), member, in.visitor().person()))
                    throw Problem.problem(ProblemType.NOT_FOUND);
                yield show(
                        200,
                        in.visitor(),
                        member,
                        read.mailing(),
                        language,
                        entered(read.mailing(), language),
                        "mailing.note.saved");
            }
        };
    }

    private Mailing draft(Membership member, String id, String language) {
        if (!Languages.isTag(language)) throw Problem.problem(ProblemType.NOT_FOUND);
        var mailing = desk.one(member, id);
        if (!mailing.isDraft()) throw Problem.problem(ProblemType.NOT_FOUND);
        return mailing;
    }

    private static Entered entered(Mailing mailing, String language) {
        var values = new HashMap<String, String>();
        values.put("subject", mailing.subject().byLanguage().getOrDefault(language, ""));
        values.put("body", mailing.body().byLanguage().getOrDefault(language, ""));
        values.put(
                "other",
                mailing.otherSubject()
                        .map(other -> other.byLanguage().get(language))
                        .orElse(""));
        return new Entered(values, Map.of());
    }

    private Response show(
            int status,
            Visitor visitor,
            Membership member,
            Mailing mailing,
            String language,
            Entered entered,
            String note) {
        var organisation = desk.organisation(member);
        var main = InLanguages.main(mailing);
        var shown = new Shown(
                mailing,
                member,
                language,
                main.filter(one -> !one.equals(language)),
                main.map(one -> preview.of(mailing, organisation, language, Mailing.Subject.A)),
                main.flatMap(one -> preview.other(mailing, organisation, language)),
                InLanguages.offered(mailing, desk.partOf(member)),
                note);
        var frame = frames.of(visitor, shown.path(), "mailing.words", Languages.ownName(language));
        return StaffAnswer.page(status, Templates.words(frame.page(), frame, entered, shown));
    }
}
