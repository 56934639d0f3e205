package org.undersigned.organisation.staff;

import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.regex.Pattern;
import org.undersigned.foundation.http.LargerBodies;

/**
 * The addresses of the workspace that take more than a few fields, from whoever is signed in. A page that takes files, or whole campaigns,
 * needs a line here; a test finds those with files that have none.
 */
@Singleton
final class StaffBodies implements LargerBodies {

    /**
     * A form with many pictures. It takes more than is kept of it, so that a form comes back filled in and says which picture was too
     * much. As {@code quarkus.http.limits.max-body-size}, above which nothing gets.
     */
    static final long PICTURES = 64 << 20;

    /** A form with one. */
    static final long FILE = 8 << 20;

    /** A table of fifty thousand rows. */
    static final long TABLE = 9 << 20;

    /** A whole campaign, as its pages read it. */
    static final long CAMPAIGN = 1 << 20;

    /** In each pattern, a star stands for one part of the address. */
    private static final List<Taking> TAKING = List.of(
            new Taking("/staff/campaigns/*/*/delivery/record/*/photo", FILE),
            new Taking("/staff/campaigns/*/*/correction", CAMPAIGN),
            new Taking("/staff/campaigns/*/*/paper/photo", FILE),
            new Taking("/staff/campaigns/*/*/paper/import", TABLE),
            new Taking("/staff/campaigns/*/calls/new", CAMPAIGN),
            new Taking("/staff/campaigns/*/calls/*/edit", CAMPAIGN),
            new Taking("/staff/campaigns/*/pledges/new", CAMPAIGN),
            new Taking("/staff/campaigns/*/pledges/*/edit", CAMPAIGN),
            new Taking("/staff/campaigns/*/letters/*/targets", FILE),
            new Taking("/staff/campaigns/*/letters/*/text", CAMPAIGN),
            new Taking("/staff/campaigns/*/new-letter", CAMPAIGN),
            new Taking("/staff/organisations/*/brand", FILE),
            new Taking("/staff/translations/*/texts", CAMPAIGN),
            new Taking("/staff/drafts/*/*", CAMPAIGN),
            new Taking("/staff/drafts/*/look", PICTURES),
            new Taking("/staff/drafts/*/after", PICTURES),
            new Taking("/staff/drafts/*/languages/*", CAMPAIGN));

    private record Taking(Pattern path, long bytes) {
        Taking(String pattern, long bytes) {
            this(Pattern.compile(pattern.replace("*", "[^/;]+")), bytes);
        }
    }

    private final StaffCookie cookie;
    private final Sessions sessions;

    StaffBodies(StaffCookie cookie, Sessions sessions) {
        this.cookie = cookie;
        this.sessions = sessions;
    }

    @Override
    public long most(String path) {
        return TAKING.stream()
                .filter(one -> one.path.matcher(path).matches())
                .mapToLong(Taking::bytes)
                .max()
                .orElse(0);
    }

    @Override
    public boolean isBelieved(HttpServerRequest request) {
        return cookie.token(request)
                .flatMap(sessions::find)
                .filter(Session::complete)
                .isPresent();
    }
}
