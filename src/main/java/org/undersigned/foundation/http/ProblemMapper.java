package org.undersigned.foundation.http;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.db.Outage;
import org.undersigned.foundation.html.Languages;
import org.undersigned.foundation.html.Messages;
import org.undersigned.foundation.html.Page;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;

/** The one place where a request that failed becomes an answer: a page for people, problem details (RFC 9457) for programs. */
@Singleton
public final class ProblemMapper {

    private static final Logger LOG = Logger.getLogger(ProblemMapper.class);

    private static final Pattern IN_FRAME = Pattern.compile("/?(?:" + Languages.SHAPE + "/)?embed/petitions/");

    private final Site site;
    private final Refusals refusals;
    private final AllowedMethods methods;

    ProblemMapper(Site site, Refusals refusals, AllowedMethods methods) {
        this.methods = methods;
        this.refusals = refusals;
        this.site = site;
    }

    @CheckedTemplate(basePath = "foundation", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record Problems(Page page, String detail, boolean staff, Optional<String> without) implements TemplateInstance {}

    @ServerExceptionMapper
    Response problem(Problem problem, ContainerRequestContext request) {
        return answer(problem.type(), request);
    }

    /** What the framework refuses before our code runs: unknown addresses, wrong methods, bodies it cannot read. */
    @ServerExceptionMapper
    Response refused(WebApplicationException refusal, ContainerRequestContext request) {
        var status = refusal.getResponse().getStatus();
        if (status == ProblemType.NOT_FOUND.status() || status == ProblemType.METHOD_NOT_ALLOWED.status()) {
            var allowed = methods.of(request);
            if (!allowed.isEmpty() && !allowed.contains(request.getMethod()))
                return Response.fromResponse(answer(ProblemType.METHOD_NOT_ALLOWED, request))
                        .header("Allow", String.join(", ", allowed))
                        .build();
        }
        for (var type : ProblemType.values()) if (type.status() == status) return answer(type, request);
        return answer(status >= 500 ? ProblemType.INTERNAL_ERROR : ProblemType.MALFORMED_REQUEST, request);
    }

    /**
     * A bug, unless the database is away. The log gets the kind of the exception and where it came from, never its message: that may
     * hold a person's words.
     */
    @ServerExceptionMapper
    Response bug(Throwable bug, ContainerRequestContext request) {
        if (Outage.isBehind(bug)) {
            LOG.warnf("the database did not answer a request: %s", kinds(bug));
            return answer(ProblemType.UNAVAILABLE, request);
        }
        var id = UUID.randomUUID();
        LOG.errorf(
                "problem %s: %s at %s", id, kinds(bug), bug.getStackTrace().length > 0 ? bug.getStackTrace()[0] : "?");
        return answer(ProblemType.INTERNAL_ERROR, request);
    }

    /** The answer for a problem, in the language and form that the caller reads. */
    public Response answer(ProblemType type, ContainerRequestContext request) {
        // What was tried too often is counted where it is tried: most of these answers are forms again.
        if (type != ProblemType.TOO_MANY_TRIES) refusals.count(type);
        var language = Visit.language(request);
        var answer = Headers.personal(Response.status(type.status()));
        if (type.status() == 503) answer.header("Retry-After", "5");
        var without = Visit.withoutLanguage(request);
        if (without.isPresent()) answer.header("Vary", "Accept-Language");
        if (isInFrame(request.getUriInfo().getPath()))
            answer.header("Content-Security-Policy", Headers.READABLE_ANYWHERE);
        return wantsJson(request)
                ? answer.type(DETAILS).entity(details(type, language)).build()
                : answer.type(MediaType.TEXT_HTML + ";charset=UTF-8")
                        .entity(page(type, language, without))
                        .build();
    }

    /**
     * Whether an address, with its language or without, is one within a frame on another site. A problem there has to be read there, and there
     * is nothing on its page that a click could do.
     */
    static boolean isInFrame(String path) {
        return IN_FRAME.matcher(path).lookingAt();
    }

    /** The answer for a problem to a program that says nothing of what it reads. */
    public Response details(ProblemType type) {
        return Headers.personal(Response.status(type.status()))
                .type(DETAILS)
                .entity(details(type, Languages.MAIN))
                .build();
    }

    /** Media type of problem details. */
    static final String DETAILS = "application/problem+json";

    /** A problem for programs. */
    String details(ProblemType type, String language) {
        var body = new LinkedHashMap<String, Object>();
        body.put("type", site.baseUrl() + "/problems/" + type.slug());
        body.put("title", Messages.of(language).t("problem." + type.slug() + ".title"));
        body.put("status", type.status());
        body.put("detail", Messages.of(language).t("problem." + type.slug() + ".detail"));
        return Db.toJson(body);
    }

    /** A problem for people. */
    public String page(ProblemType type, String language) {
        return page(type, language, Optional.empty());
    }

    private String page(ProblemType type, String language, Optional<String> without) {
        var words = Messages.of(language);
        var title = words.t("problem." + type.slug() + ".title");
        var page = Page.of(language, "/problems/" + type.slug(), title, site.baseUrl())
                .hidden();
        return new Problems(page, words.t("problem." + type.slug() + ".detail"), type.isForStaff(), without).render();
    }

    /** Whether the caller is a program: it sent JSON, or asks for JSON and not for HTML. */
    public static boolean wantsJson(ContainerRequestContext request) {
        if (request.getMediaType() != null && request.getMediaType().isCompatible(MediaType.APPLICATION_JSON_TYPE))
            return true;
        var accept = String.valueOf(request.getHeaderString("Accept"));
        if (accept.contains("html")) return false;
        return accept.contains("json") || request.getUriInfo().getPath().endsWith(".json");
    }

    private static String kinds(Throwable bug) {
        var kinds = new StringBuilder();
        for (var cause = bug; cause != null; cause = cause.getCause())
            kinds.append(kinds.isEmpty() ? "" : " caused by ")
                    .append(cause.getClass().getName());
        return kinds.toString();
    }
}
