/**
 * Correcting the text of a petition that people have signed: slips of the pen, and nothing that anybody could have signed otherwise.
 *
 * <p>Invariants: a correction is small by {@link org.undersigned.petition.correction.Slip}, is asked for by one person and approved by
 * another who sees what changes, makes a new version, and the public sees the difference for ever; every signature keeps the version it
 * was given under. A correction of a version that is no longer the latest does nothing.
 *
 * <p>Used by nobody but the workspace.
 */
package org.undersigned.petition.correction;
