package org.undersigned.sharing.kit;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.List;
import java.util.function.BiFunction;
import org.undersigned.foundation.html.Page;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;
import org.undersigned.organisation.Organisation;
import org.undersigned.organisation.staff.Admission;
import org.undersigned.organisation.staff.Frame;
import org.undersigned.organisation.staff.Frames;
import org.undersigned.organisation.staff.Need;
import org.undersigned.organisation.staff.Role;
import org.undersigned.organisation.staff.Staff;
import org.undersigned.organisation.staff.StaffAnswer;
import org.undersigned.petition.Petition;
import org.undersigned.petition.PetitionView;

/** One partner's own kit for a petition: to be read and copied here, or taken away as one file. */
@Singleton
@Path("/staff/organisations/{slug: [a-z0-9-]{2,64}}/kits/{petition: [a-z0-9-]{2,64}}")
class KitPage {

    private final Staff staff;
    private final Frames frames;
    private final Kits kits;
    private final Packing packing;

    KitPage(Staff staff, Frames frames, Kits kits, Packing packing) {
        this.staff = staff;
        this.frames = frames;
        this.kits = kits;
        this.packing = packing;
    }

    @CheckedTemplate(basePath = "sharing")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance kit(Page page, Frame frame, Shown shown);
    }

    /**
     * What the page shows.
     *
     * @param kits one for each language, the petition's main one first
     * @param parts what later features add
     * @param prints whether the visitor may have sheets of paper numbered
     */
    public record Shown(
            Petition petition, Organisation organisation, List<Kit> kits, List<KitPart> parts, boolean prints) {

        /** Whether papers of it can be drawn. */
        public boolean isDrawable() {
            return PetitionView.isDrawable(petition);
        }

        public String path() {
            return KitPage.path(organisation, petition);
        }

        public String supporters() {
            return "/staff/organisations/" + organisation.slug() + "/supporters";
        }

        /** The link in the main language. */
        public String link() {
            return kits.getFirst().link();
        }

        /** Id of an element about one language. */
        public String id(String what, Kit kit) {
            return what + "-" + kit.language();
        }
    }

    @GET
    public Response page(
            @PathParam("slug") String slug,
            @PathParam("petition") String name,
            @Context ContainerRequestContext request) {
        return answer(slug, name, request, (in, shown) -> {
            var frame = frames.of(in.visitor(), shown.path(), "sharing.kit.title");
            return StaffAnswer.page(200, Templates.kit(frame.page(), frame, shown));
        });
    }

    /** The code of the organisation's own link. */
    @GET
    @Path("qr.svg")
    public Response qr(
            @PathParam("slug") String slug,
            @PathParam("petition") String name,
            @Context ContainerRequestContext request) {
        return answer(
                slug,
                name,
                request,
                (in, shown) -> file(
                        name + "-qr.svg",
                        "image/svg+xml",
                        shown.kits().getFirst().qr()));
    }

    /** A poster whose code is the organisation's own link. */
    @GET
    @Path("posters/{size}/{language}")
    public Response poster(
            @PathParam("slug") String slug,
            @PathParam("petition") String name,
            @PathParam("size") String size,
            @PathParam("language") String language,
            @Context ContainerRequestContext request) {
        return answer(slug, name, request, (in, shown) -> {
            var kit = kit(shown, language);
            if ((!size.equals("a4") && !size.equals("a3")) || !shown.isDrawable())
                throw Problem.problem(ProblemType.NOT_FOUND);
            return file(
                    name + "-poster-" + size + "-" + language + ".pdf",
                    "application/pdf",
                    Packing.poster(kit, size.equals("a3")));
        });
    }

    /** All of it in one file. */
    @GET
    @Path("kit.zip")
    public Response zip(
            @PathParam("slug") String slug,
            @PathParam("petition") String name,
            @Context ContainerRequestContext request) {
        return answer(slug, name, request, (in, shown) -> {
            try {
                return file(name + "-" + slug + ".zip", "application/zip", packing.zip(shown.kits()));
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
    }

    private Response answer(
            String slug,
            String name,
            ContainerRequestContext request,
            BiFunction<Admission.In, Shown, Response> answering) {
        return switch (staff.look(request, Need.member(slug, Role.VIEWER))) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> answering.apply(in, shown(slug, name, in));
        };
    }

    private Shown shown(String slug, String name, Admission.In in) {
        var found = kits.of(slug, name);
        var prints = in.visitor()
                .at(slug)
                .filter(one -> one.role().includes(Role.CAMPAIGNER))
                .isPresent();
        return new Shown(found.getFirst().petition(), found.getFirst().organisation(), found, packing.parts(), prints);
    }

    private static Kit kit(Shown shown, String language) {
        return shown.kits().stream()
                .filter(one -> one.language().equals(language))
                .findFirst()
                .orElseThrow(() -> Problem.problem(ProblemType.NOT_FOUND));
    }

    static Response file(String name, String type, Object content) {
        return Response.ok(content, type)
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .build();
    }

    static String path(Organisation organisation, Petition petition) {
        return "/staff/organisations/" + organisation.slug() + "/kits/" + petition.slug();
    }
}
