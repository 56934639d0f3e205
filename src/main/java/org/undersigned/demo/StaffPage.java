package org.undersigned.demo;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.html.Page;
import org.undersigned.foundation.http.Headers;
import org.undersigned.foundation.http.Site;
import org.undersigned.foundation.http.Visit;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;
import org.undersigned.organisation.staff.SignIn;
import org.undersigned.organisation.staff.StaffAnswer;

/** A button for each made-up person of the demo that signs in as them. It exists in the demo only, for who calls this machine. */
@Path("/demo")
final class StaffPage {

    private final Db db;
    private final DemoStaff people;
    private final SignIn signIn;
    private final Site site;

    StaffPage(Db db, DemoStaff people, SignIn signIn, Site site) {
        this.db = db;
        this.people = people;
        this.signIn = signIn;
        this.site = site;
    }

    @CheckedTemplate(basePath = "demo", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record StaffButton(Page page, String name) implements TemplateInstance {}

    /** Where programs find the buttons. */
    @GET
    @Path("/access.json")
    @Produces(MediaType.APPLICATION_JSON)
    public Response access(@Context ContainerRequestContext request) {
        Demo.refuseStrangers(site, request);
        var addresses = DemoStaff.NAMES.stream()
                .map(name -> site.baseUrl() + "/demo/staff/" + name)
                .toList();
        return Headers.personal(Response.ok(Map.of("staff", addresses, "organisations", Map.of())))
                .build();
    }

    @GET
    @Path("/staff/{name: [a-z]{1,20}}")
    @Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
    public Response page(@PathParam("name") String name, @Context ContainerRequestContext request) {
        known(name, request);
        var language = Visit.language(request);
        var page = Page.of(language, "/demo/staff/" + name, "Sign in", site.baseUrl())
                .in(java.util.List.of(language))
                .hidden();
        return StaffAnswer.page(200, new StaffButton(page, DemoStaff.shown(name)));
    }

    /** Signs in. */
    @POST
    @Path("/staff/{name: [a-z]{1,20}}")
    public Response signIn(@PathParam("name") String name, @Context ContainerRequestContext request) {
        known(name, request);
        var cookie = db.inTransaction(handle -> signIn.begin(handle, people.person(handle, name), "demo", request));
        return Response.fromResponse(StaffAnswer.to("/staff")).cookie(cookie).build();
    }

    private void known(String name, ContainerRequestContext request) {
        Demo.refuseStrangers(site, request);
        if (!DemoStaff.knows(name)) throw Problem.problem(ProblemType.NOT_FOUND);
    }
}
