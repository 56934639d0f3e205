package org.undersigned.foundation.http;

import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jboss.resteasy.reactive.server.core.Deployment;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.handlers.ClassRoutingHandler;
import org.jboss.resteasy.reactive.server.handlers.RestInitialHandler.InitialMatch;
import org.jboss.resteasy.reactive.server.mapping.RequestMapper;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;

/**
 * The methods that an address has. The framework says that one is not among them, and not which are, as an answer 405 has to (RFC 9110, section 15.5.6); and
 * where one class has the beginning of another's address, it says 404 instead.
 */
@Singleton
final class AllowedMethods {

    private volatile List<RequestMapper<InitialMatch>> classes = List.of();

    /** All of them; none if there is no such address. */
    SortedSet<String> of(ContainerRequestContext request) {
        var methods = new TreeSet<String>();
        if (!(request instanceof ResteasyReactiveContainerRequestContext ours)
                || !(ours.getServerRequestContext() instanceof ResteasyReactiveRequestContext context)) return methods;
        for (var one : classes(context.getDeployment())) {
            var found = one.map(context.getPathWithoutPrefix());
            if (found != null) add(methods, found);
        }
        if (methods.contains("GET")) methods.add("HEAD");
        if (!methods.isEmpty()) methods.add("OPTIONS");
        return methods;
    }

    private static void add(SortedSet<String> methods, RequestMapper.RequestMatch<InitialMatch> found) {
        var rest = found.remaining.isEmpty() ? "/" : found.remaining;
        for (var handler : found.value.handlers)
            if (handler instanceof ClassRoutingHandler routes)
                routes.getMappers().forEach((method, mapper) -> {
                    if (method != null && mapper.map(rest) != null) methods.add(method);
                });
    }

    /** Each by itself: all together would find one class of several. They are the same until the program ends. */
    private List<RequestMapper<InitialMatch>> classes(Deployment deployment) {
        if (classes.isEmpty())
            classes = deployment.getClassMappers().stream()
                    .map(one -> new RequestMapper<>(new ArrayList<>(List.of(one))))
                    .toList();
        return classes;
    }
}
