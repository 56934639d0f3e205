package org.undersigned.foundation.http;

import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Answers to one person, which no cache may keep ({@link Headers#personal}). */
public final class PersonalAnswer {

    private PersonalAnswer() {}

    /** A page. */
    public static Response page(int status, TemplateInstance page) {
        return Headers.personal(Response.status(status))
                .type(MediaType.TEXT_HTML + ";charset=UTF-8")
                .entity(page.render())
                .build();
    }

    /** Go there next. */
    public static Response to(String path) {
        return Headers.personal(Response.status(303)).header("Location", path).build();
    }
}
