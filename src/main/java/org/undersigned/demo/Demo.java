package org.undersigned.demo;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.undersigned.foundation.http.Site;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;

/** What everything under {@code /demo} has in common. */
final class Demo {

    private static final Set<String> OWN_NAMES = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

    private Demo() {}

    /** It exists in the demo only, and for who calls this machine by its own name: no page elsewhere reads it through a browser. */
    static void refuseStrangers(Site site, ContainerRequestContext request) {
        // A name that no host can have, such as one with a low line, is none to a URI.
        var host = Optional.ofNullable(request.getUriInfo().getRequestUri().getHost())
                .map(name -> name.toLowerCase(Locale.ROOT))
                .orElse("");
        var own = URI.create(site.baseUrl()).getHost();
        if (!site.isDemo() || !(OWN_NAMES.contains(host) || host.equalsIgnoreCase(own)))
            throw Problem.problem(ProblemType.NOT_FOUND);
    }
}
