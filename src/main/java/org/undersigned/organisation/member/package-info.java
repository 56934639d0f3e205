/**
 * Who belongs to an organisation: invitations, roles, and the first page of the workspace. The last owner of an organisation cannot be
 * removed.
 */
package org.undersigned.organisation.member;
