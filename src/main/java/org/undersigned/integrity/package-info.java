/**
 * Keeping the count honest: what looks like abuse is put aside before it counts, and released, rejected by two people, or left to expire.
 *
 * <p>Invariants: nothing that has a line in the log is put aside, so the published count never falls because of it; what is put aside is
 * what it was as soon as it is released; no permission of it is live meanwhile; its person is told nothing of it and can do what others can;
 * what is rejected is told to its person, and in numbers to everybody; every act is in the audit log with its reason and the number of signatures. Nobody sees names here: they are sealed.
 *
 * <p>Used by {@code staff}, whose dashboard tells how many wait. That very many came from one network is found in {@code risk} and written
 * with the signature, in {@code signature}.
 */
package org.undersigned.integrity;
