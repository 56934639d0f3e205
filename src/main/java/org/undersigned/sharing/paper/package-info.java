/**
 * What is printed: the poster of a petition, and sheets of paper on which people sign.
 *
 * <p>Invariants: a sheet that is handed out has a number that no other has, with a check digit; it says which version of the text stands
 * on it; a box on it is for one organisation, none is
 * ticked, and whose they are by which words is kept with the number. Nothing on a poster or a sheet is about a person.
 *
 * <p>Used by {@code sharing.desk}, {@code sharing.kit}, and {@code onpaper}, which takes in what stands on sheets.
 */
package org.undersigned.sharing.paper;
