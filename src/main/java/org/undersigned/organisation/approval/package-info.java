/**
 * What one person asks for and a second one decides: exports of personal data, keys, what cannot be taken back. A later feature says what
 * is done ({@link org.undersigned.organisation.approval.Approved}) and asks through
 * {@link org.undersigned.organisation.approval.Approvals}.
 */
package org.undersigned.organisation.approval;
