package org.undersigned.embed;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.undersigned.foundation.html.Page;
import org.undersigned.foundation.http.Headers;
import org.undersigned.foundation.http.Site;
import org.undersigned.organisation.Organisation;
import org.undersigned.organisation.staff.Admission;
import org.undersigned.organisation.staff.Entered;
import org.undersigned.organisation.staff.Frame;
import org.undersigned.organisation.staff.Frames;
import org.undersigned.organisation.staff.Need;
import org.undersigned.organisation.staff.Role;
import org.undersigned.organisation.staff.Staff;
import org.undersigned.organisation.staff.StaffAnswer;
import org.undersigned.petition.Petition;
import org.undersigned.sharing.kit.Kit;
import org.undersigned.sharing.kit.Kits;

/** The code with which a partner shows a petition on its own site, and what that looks like. Choosing changes nothing but the code. */
@Singleton
@Path("/staff/organisations/{slug: [a-z0-9-]{2,64}}/kits/{petition: [a-z0-9-]{2,64}}/embed")
class EmbedPage {

    private final Staff staff;
    private final Frames frames;
    private final Kits kits;
    private final Origins origins;
    private final Site site;

    EmbedPage(Staff staff, Frames frames, Kits kits, Origins origins, Site site) {
        this.staff = staff;
        this.frames = frames;
        this.kits = kits;
        this.origins = origins;
        this.site = site;
    }

    @CheckedTemplate(basePath = "embed")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance desk(Page page, Frame frame, Shown shown, Entered entered);
    }

    /**
     * What the page shows.
     *
     * @param kits one for each language, the petition's main one first
     * @param kit the one whose language was chosen
     * @param sites that may show it
     * @param owner whether the visitor may say which
     */
    public record Shown(
            List<Kit> kits, Kit kit, FrameAddress address, EmbedCode code, List<String> sites, boolean owner) {

        public Petition petition() {
            return kit.petition();
        }

        public Organisation organisation() {
            return kit.organisation();
        }

        public String path() {
            return EmbedPage.path(organisation(), petition());
        }

        public String above() {
            return path().substring(0, path().lastIndexOf('/'));
        }

        public String sitesPage() {
            return SitesPage.path(organisation().slug());
        }

        /** The frame as the preview shows it: nothing can be sent from it. */
        public String preview() {
            return new FrameAddress(
                            petition(),
                            kit.language(),
                            address.partner(),
                            address.theme(),
                            Optional.empty(),
                            true,
                            List.of())
                    .start();
        }

        public List<String> fonts() {
            return Theme.FONTS;
        }

        public List<String> schemes() {
            return Theme.SCHEMES;
        }

        public int roundest() {
            return Theme.ROUNDEST;
        }
    }

    /** The page; its form comes back here with what was chosen in the address. */
    @GET
    public Response page(
            @PathParam("slug") String slug,
            @PathParam("petition") String name,
            @Context ContainerRequestContext request,
            @Context RoutingContext exchange) {
        return switch (staff.look(request, Need.member(slug, Role.VIEWER))) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> {
                var chosen = chosen(exchange);
                var entered = new Entered(chosen, wrong(chosen));
                var shown = shown(slug, name, in, entered);
                var frame = frames.of(in.visitor(), shown.path(), "embed.desk.title");
                yield Response.fromResponse(StaffAnswer.page(
                                entered.wrong().isEmpty() ? 200 : 422,
                                Templates.desk(frame.page(), frame, shown, entered)))
                        .header("Content-Security-Policy", Headers.FRAMING)
                        .build();
            }
        };
    }

    private static Map<String, String> chosen(RoutingContext exchange) {
        var chosen = new TreeMap<String, String>();
        exchange.request()
                .params()
                .forEach(one -> chosen.putIfAbsent(one.getKey(), one.getValue().strip()));
        chosen.computeIfPresent(
                "accent", (name, value) -> value.replaceFirst("^#", "").toLowerCase(java.util.Locale.ROOT));
        chosen.values().removeIf(String::isEmpty);
        return chosen;
    }

    private static Map<String, String> wrong(Map<String, String> chosen) {
        var wrong = new LinkedHashMap<String, String>();
        var taken = Theme.of(chosen::get);
        if (chosen.containsKey("accent") && taken.accent().isEmpty()) wrong.put("accent", "embed.desk.wrong.accent");
        if (chosen.containsKey("radius") && taken.radius().isEmpty()) wrong.put("radius", "embed.desk.wrong.radius");
        return wrong;
    }

    private Shown shown(String slug, String name, Admission.In in, Entered entered) {
        var found = kits.of(slug, name);
        var kit = found.stream()
                .filter(one -> one.language().equals(entered.value("lang")))
                .findFirst()
                .orElse(found.getFirst());
        var theme = Theme.of(value -> entered.values().get(value));
        var address = FrameAddress.plain(kit.petition(), kit.language(), Optional.of(slug), theme);
        var owner = in.visitor()
                .at(slug)
                .filter(one -> one.role().includes(Role.OWNER))
                .isPresent();
        return new Shown(
                found, kit, address, new EmbedCode(address, site.baseUrl()), origins.of(kit.organisation()), owner);
    }

    static String path(Organisation organisation, Petition petition) {
        return "/staff/organisations/" + organisation.slug() + "/kits/" + petition.slug() + "/embed";
    }
}
