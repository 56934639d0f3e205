package org.undersigned.foundation.problem;

/** Ends a request. What it says to people comes from the catalogue, so nothing personal can slip into it. */
public final class Problem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ProblemType type;

    private Problem(ProblemType type) {
        super(type.slug(), null, false, false);
        this.type = type;
    }

    public static Problem problem(ProblemType type) {
        return new Problem(type);
    }

    public ProblemType type() {
        return type;
    }
}
