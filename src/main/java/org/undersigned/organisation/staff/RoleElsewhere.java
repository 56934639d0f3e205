package org.undersigned.organisation.staff;

/**
 * What somebody does for something that is no organisation.
 *
 * @param place what it is, by the word of the feature that gives it and a slug: {@code coalition us-welcomes}
 * @param role a word of that feature
 * @param name slug of the organisation in whose name
 */
public record RoleElsewhere(String place, String role, String name) {}
