package org.undersigned.supporter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class DomainTypoTest {

    @Test
    void a_domain_one_slip_away_from_a_common_one_is_asked_back() {
        for (var slip : new String[] {"gmial.com", "gmai.com", "gmaill.com", "gmaol.com", "gmail.con"})
            assertEquals(Optional.of("gmail.com"), DomainTypo.meant(slip), slip);
        assertEquals(Optional.of("hotmail.com"), DomainTypo.meant("hotmial.com"));
    }

    @Test
    void a_real_domain_is_left_alone() {
        for (var domain : new String[] {"gmail.com", "mail.com", "gmx.at", "example.org", "nnirr.org", "un.org"})
            assertTrue(DomainTypo.meant(domain).isEmpty(), domain);
    }
}
