/**
 * Mail of organisations to many people: written, tried, started, sent and told about. {@code sender} says whom it comes from, {@code returned}
 * takes what comes back, {@code desk} has the pages.
 *
 * <p>Invariants: nothing is sent in the name of a domain before something showed that it is the organisation's. Nobody gets two mails of one
 * mailing, whatever is started again; one that may have gone, because something died at that moment, is sent again only if somebody says so. A
 * mail is written for a person only while their permission lives, and not for one whose address the organisation has to leave alone. Nothing in
 * a mail tells that it was opened. What comes back never touches a signature.
 *
 * <p>Used by nobody: it adds pages to the workspace, and listens to what comes back.
 */
package org.undersigned.mailing;
