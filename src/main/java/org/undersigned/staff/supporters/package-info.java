/**
 * What a partner sees of its own: its link, who came by it, how many supporters it has, and their export, for which one person asks with a
 * reason and a second one decides.
 *
 * <p>Invariants: numbers and rows about supporters are read as the organisation itself ({@link org.undersigned.foundation.db.Db#asTenant});
 * an export is in the audit log, with its number of lines, before its first byte goes out, happens once, and is kept nowhere.
 */
package org.undersigned.staff.supporters;
