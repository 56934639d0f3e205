package org.undersigned.organisation.staff;

import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.NewCookie;
import java.util.Optional;
import org.undersigned.foundation.http.Site;
import org.undersigned.foundation.token.Token;

/**
 * The cookie of a session. Its prefix {@code __Host-} makes browsers refuse one that a neighbouring host or plain HTTP would plant;
 * it has no date, so it goes when the browser does. Over plain HTTP, as in the demo, browsers would not take that name.
 */
@Singleton
public final class StaffCookie {

    private final boolean secure;

    StaffCookie(Site site) {
        this.secure = site.isSecure();
    }

    /** What the browser is to send from now on. */
    NewCookie of(String token) {
        return cookie(token, NewCookie.DEFAULT_MAX_AGE);
    }

    /** Makes the browser forget. */
    public NewCookie gone() {
        return cookie("", 0);
    }

    /** The token that the browser sent, if it can be one. */
    public Optional<String> token(ContainerRequestContext request) {
        return Optional.ofNullable(request.getCookies().get(name()))
                .map(jakarta.ws.rs.core.Cookie::getValue)
                .filter(Token::isOne);
    }

    /** As {@link #token(ContainerRequestContext)}, before the request has come to an endpoint. */
    Optional<String> token(HttpServerRequest request) {
        return Optional.ofNullable(request.getCookie(name()))
                .map(io.vertx.core.http.Cookie::getValue)
                .filter(Token::isOne);
    }

    private String name() {
        return secure ? "__Host-staff" : "staff";
    }

    private NewCookie cookie(String value, int age) {
        return new NewCookie.Builder(name())
                .value(value)
                .path("/")
                .maxAge(age)
                .secure(secure)
                .httpOnly(true)
                .sameSite(NewCookie.SameSite.STRICT)
                .build();
    }
}
