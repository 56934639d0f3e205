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
import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.undersigned.campaign.brand.Brand;
import org.undersigned.campaign.brand.Brands;
import org.undersigned.foundation.html.Page;
import org.undersigned.foundation.picture.Picture;
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

/** What an organisation's own link to a petition looks like: its owners choose a colour and a logo. */
@Singleton
@Path("/staff/organisations/{slug: [a-z0-9-]{2,64}}/brand")
class BrandPage {

    private final Staff staff;
    private final Frames frames;
    private final Brands brands;

    BrandPage(Staff staff, Frames frames, Brands brands) {
        this.staff = staff;
        this.frames = frames;
        this.brands = brands;
    }

    @CheckedTemplate(basePath = "supporters")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance brand(Page page, Frame frame, Shown shown, Entered entered);
    }

    /** What the page shows; {@code saved} after something was kept. */
    public record Shown(Membership member, Brand brand, boolean saved) {

        public String path() {
            return BrandPage.path(member.slug());
        }

        public String supporters() {
            return Owning.path(member.slug());
        }

        /** The colour as it is, or empty. */
        public String colour() {
            return brand.colour().orElse("");
        }
    }

    @GET
    public Response page(@PathParam("slug") String slug, @Context ContainerRequestContext request) {
        return switch (staff.look(request, Need.member(slug, Role.OWNER))) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> show(200, in.visitor(), slug, false, Entered.empty());
        };
    }

    /** Keeps the form. A file that is not chosen leaves the logo as it is. */
    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response choose(
            @PathParam("slug") String slug,
            @RestForm("form") String form,
            @RestForm("colour") String colour,
            @RestForm("remove") String remove,
            @RestForm("logo") FileUpload file,
            @Context ContainerRequestContext request)
            throws IOException {
        var sent = Map.of("form", form == null ? "" : form);
        return switch (staff.act(request, sent, Need.member(slug, Role.OWNER))) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> choose(in.visitor(), slug, colour == null ? "" : colour, remove != null, file);
        };
    }

    private Response choose(Visitor visitor, String slug, String typed, boolean remove, FileUpload file)
            throws IOException {
        var member = visitor.at(slug).orElseThrow();
        var colour = typed.strip().toLowerCase(Locale.ROOT);
        var wrong = new LinkedHashMap<String, String>();
        if (!colour.isEmpty() && !Brand.isColour(colour)) wrong.put("colour", "supporters.brand.wrong.colour");
        var drawn = Optional.<Picture.Looked.Drawn>empty();
        if (file != null && file.size() > 0)
            switch (looked(file)) {
                case Picture.Looked.Drawn one -> drawn = Optional.of(one);
                case Picture.Looked.TooLarge large -> wrong.put("logo", "supporters.brand.wrong.large");
                case Picture.Looked.NoPicture none -> wrong.put("logo", "supporters.brand.wrong.file");
                case Picture.Looked.Misshapen misshapen -> wrong.put("logo", "supporters.brand.wrong.shape");
            }
        if (!wrong.isEmpty()) return show(422, visitor, slug, false, new Entered(Map.of("colour", typed), wrong));
        var logo = remove ? Brand.NONE.logo() : brands.of(member.organisation()).logo();
        var chosen = Optional.of(colour).filter(some -> !some.isEmpty());
        brands.choose(
                member.organisation(),
                slug,
                new Brand(chosen, logo),
                drawn,
                visitor.person().actor());
        return show(200, visitor, slug, true, Entered.empty());
    }

    private static Picture.Looked looked(FileUpload file) throws IOException {
        if (file.size() > Picture.MOST_BYTES) return new Picture.Looked.TooLarge();
        return Picture.logo(Files.readAllBytes(file.uploadedFile()));
    }

    private Response show(int status, Visitor visitor, String slug, boolean saved, Entered entered) {
        var member = visitor.at(slug).orElseThrow();
        var shown = new Shown(member, brands.of(member.organisation()), saved);
        var frame = frames.of(visitor, shown.path(), "supporters.brand.title");
        return StaffAnswer.page(status, Templates.brand(frame.page(), frame, shown, entered));
    }

    static String path(String slug) {
        return "/staff/organisations/" + slug + "/brand";
    }
}
