/**
 * Where campaigners of a lead see to the passing on of a petition: its words, its papers, the page of those who brought others.
 *
 * <p>Invariant: looking changes nothing, and what is changed is in the audit log.
 *
 * <p>Used by nobody.
 */
package org.undersigned.sharing.desk;
