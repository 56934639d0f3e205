package org.undersigned.audit;

import java.time.LocalDate;
import java.util.Base64;

/**
 * Where the audit log stood at the end of a day.
 *
 * @param size how many entries it had
 * @param hash of the last one; 32 zero bytes if there was none
 */
record AuditHead(LocalDate day, long size, byte[] hash) {

    /**
     * What is signed: four lines, each with a line feed.
     *
     * <pre>
     * HOST/audit
     * DAY, as 2027-05-01
     * SIZE, in decimal
     * HASH, in Base64
     * </pre>
     */
    String text(String name) {
        return name + "\n" + day + "\n" + size + "\n" + Base64.getEncoder().encodeToString(hash) + "\n";
    }
}
