/**
 * Writing campaigns in the browser, in six steps, from nothing to a petition that waits for its launch.
 *
 * <p>A draft is a campaign file that need not be finished ({@link org.undersigned.draft.DraftTree}); what is asked where, and everything
 * that can be asked, stands in one table ({@link org.undersigned.draft.Step}). It becomes what is on the site by the way that files take
 * ({@link org.undersigned.exchange.Loading}), so that there is one judge of what a campaign may be.
 *
 * <p>Invariants: what somebody writes is saved, finished or not, and never over what another person saved since; nothing public changes
 * before a draft is stored, and then all of it or nothing; a campaigner writes for the organisations that they are members of, and never
 * changes what another one says of itself; a draft knows of no signer.
 *
 * <p>Used by nobody but the workspace.
 */
package org.undersigned.draft;
