package org.undersigned.campaign;

/** Where the picture is that shares show: the seam by which pages name what a later feature draws. */
public interface Cards {

    /** Address path of an action's picture in a language. It changes when the picture does, for platforms keep what they fetched once. */
    String path(Action action, String language);
}
