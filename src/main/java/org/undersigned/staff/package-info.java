/**
 * What members of an organisation see of their campaigns: the list, and the dashboard with its numbers.
 *
 * <p>Invariants: only members of a campaign's leads and co-hosts see it; numbers about groups, never about a person; nothing
 * here changes anything.
 *
 * <p>Used by nobody: it adds entries to the menu of the workspace.
 */
package org.undersigned.staff;
