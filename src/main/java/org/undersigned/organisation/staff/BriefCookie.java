package org.undersigned.organisation.staff;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.NewCookie;
import java.time.Duration;
import java.util.Optional;
import org.undersigned.foundation.http.Site;
import org.undersigned.foundation.token.Token;

/**
 * A cookie that holds a browser for the minutes that one way of signing in takes. It reaches pages under {@code /staff} only, no script
 * can read it, and it comes with what our own pages send alone. A path of its own forbids the prefix {@code __Host-}.
 */
public record BriefCookie(String name, boolean secure, Duration lives) {

    /** The cookie called {@code name} on this site. */
    public static BriefCookie of(String name, Duration lives, Site site) {
        return new BriefCookie((site.isSecure() ? "__Secure-" : "") + name, site.isSecure(), lives);
    }

    /** What the browser is to hold. */
    public NewCookie holding(String token) {
        return new NewCookie.Builder(name)
                .value(token)
                .path("/staff")
                .maxAge((int) lives.toSeconds())
                .secure(secure)
                .httpOnly(true)
                .sameSite(NewCookie.SameSite.STRICT)
                .build();
    }

    /** What the browser holds, if it can be one of ours. */
    public Optional<String> token(ContainerRequestContext request) {
        return Optional.ofNullable(request.getCookies().get(name))
                .map(Cookie::getValue)
                .filter(BriefCookie::isToken);
    }

    /** Whether something that a browser sent can be a token. */
    public static boolean isToken(String text) {
        return Token.isOne(text);
    }
}
