package org.undersigned.organisation.staff;

import jakarta.ws.rs.core.Response;

/** Whether a request may go on. */
public sealed interface Admission {

    /** It may. */
    record In(Visitor visitor) implements Admission {}

    /** It may not, and this is the answer: to sign in, or a problem. */
    record Out(Response answer) implements Admission {}
}
