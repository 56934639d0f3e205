/**
 * Sign-ons in the workspace: where the coalition decides about what came by the public form, and where owners of organisations that are
 * known here sign, renew, take back, and answer what somebody asks in their name.
 *
 * <p>Invariants: whoever decides sees what proves a request and what speaks against it; many at once are approved only where nothing
 * speaks against it; nobody decides for an organisation that has an owner here but that owner; everything is in the audit log.
 */
package org.undersigned.signon.desk;
