/**
 * What a partner needs to pass a petition on to its own people: its link, words, pictures, a poster, a form for its own site.
 *
 * <p>Invariants: each organisation has its own, with its own link and its own box first; nothing in it is about a person, and nothing loads
 * anything from this site but what its reader follows.
 *
 * <p>Used by nobody.
 */
package org.undersigned.sharing.kit;
