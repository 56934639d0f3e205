package org.undersigned.staff.supporters;

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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.undersigned.exchange.OrganisationEntry;
import org.undersigned.foundation.html.Languages;
import org.undersigned.foundation.html.Page;
import org.undersigned.foundation.http.FormBody;
import org.undersigned.organisation.Organisation;
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

/** What an organisation is: its owners write names, addresses and links, whoever wrote them before. */
@Singleton
@Path("/staff/organisations/{slug: [a-z0-9-]{2,64}}/profile")
class ProfilePage {

    private static final String TAKEN = "supporters.profile.wrong.taken";

    private final Staff staff;
    private final Frames frames;
    private final Describing describing;

    ProfilePage(Staff staff, Frames frames, Describing describing) {
        this.staff = staff;
        this.frames = frames;
        this.describing = describing;
    }

    @CheckedTemplate(basePath = "supporters")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance profile(Page page, Frame frame, Shown shown, Entered entered);
    }

    /** Where the page stands. */
    enum Note {
        NONE,
        SAVED,
        OVERTAKEN
    }

    /** What the page shows; {@code seen} is the digest of what the form is written over. */
    public record Shown(Membership member, ProfileForm form, String seen, String reader, Note note) {

        public String path() {
            return ProfilePage.path(member.slug());
        }

        public String supporters() {
            return Owning.path(member.slug());
        }

        public boolean isSaved() {
            return note == Note.SAVED;
        }

        public boolean isOvertaken() {
            return note == Note.OVERTAKEN;
        }

        /** What stands here. */
        public Organisation organisation() {
            return form.now();
        }

        public List<ProfileForm.Name> names() {
            return form.names();
        }

        public List<ProfileForm.Name> others() {
            return form.others();
        }

        /** Whether something stands in another language. */
        public boolean isOthersOpen() {
            return others().stream().anyMatch(one -> !one.value().isBlank());
        }

        public List<ProfileForm.Account> accounts() {
            return form.accounts();
        }

        public List<String> kinds() {
            return Organisation.KINDS;
        }

        public String value(String field) {
            return form.value(field);
        }

        /** What a language is called. */
        public String language(String tag) {
            return Languages.name(tag, reader);
        }
    }

    @GET
    public Response page(@PathParam("slug") String slug, @Context ContainerRequestContext request) {
        return switch (staff.look(request, Need.member(slug, Role.OWNER))) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> stands(in.visitor(), slug, Note.NONE);
        };
    }

    /** Keeps the form, or says what has to change in it. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response describe(@PathParam("slug") String slug, @Context ContainerRequestContext request, byte[] body) {
        var sent = FormBody.parse(body);
        return switch (staff.act(request, sent, Need.member(slug, Role.OWNER))) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> describe(in.visitor(), slug, sent);
        };
    }

    private Response describe(Visitor visitor, String slug, Map<String, String> sent) {
        var member = visitor.at(slug).orElseThrow();
        var form = form(member, sent);
        var seen = sent.getOrDefault("seen", "");
        return switch (form.judged()) {
            case OrganisationEntry.Judged.Bad bad -> show(422, visitor, form, seen, Note.NONE, form.wrong(bad.keys()));
            case OrganisationEntry.Judged.Good good -> {
                var actor = visitor.person().actor();
                yield switch (describing.describe(member, seen, good.part(), actor)) {
                    case Describing.Described.Done done -> stands(visitor, slug, Note.SAVED);
                    case Describing.Described.Overtaken overtaken -> overtaken(visitor, form(member, sent));
                    case Describing.Described.Mistakable one -> {
                        var wrong = new LinkedHashMap<String, String>();
                        for (var likeness : one.by())
                            wrong.put(
                                    switch (likeness) {
                                        case NAME -> "name." + form.main();
                                        case WEBSITE -> "url";
                                    },
                                    TAKEN);
                        yield show(422, visitor, form, seen, Note.NONE, wrong);
                    }
                };
            }
        };
    }

    private ProfileForm form(Membership member, Map<String, String> sent) {
        var standing = describing.standing(member.organisation());
        return ProfileForm.sent(standing.organisation(), standing.needed(), sent);
    }

    private Response stands(Visitor visitor, String slug, Note note) {
        var standing = describing.standing(visitor.at(slug).orElseThrow().organisation());
        var form = ProfileForm.of(standing.organisation(), standing.needed());
        return show(200, visitor, form, form.now().digest(), note, Map.of());
    }

    /** The form as it was filled in, to be kept over what stands here now. */
    private Response overtaken(Visitor visitor, ProfileForm form) {
        return show(409, visitor, form, form.now().digest(), Note.OVERTAKEN, Map.of());
    }

    private Response show(
            int status, Visitor visitor, ProfileForm form, String seen, Note note, Map<String, String> wrong) {
        var member = visitor.at(form.now().slug()).orElseThrow();
        var shown = new Shown(member, form, seen, visitor.person().language(), note);
        var frame = frames.of(visitor, shown.path(), "supporters.profile.title");
        return StaffAnswer.page(
                status, Templates.profile(frame.page(), frame, shown, new Entered(form.values(), wrong)));
    }

    static String path(String slug) {
        return "/staff/organisations/" + slug + "/profile";
    }
}
