package org.undersigned.organisation.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.keys.Mac;
import org.undersigned.foundation.keys.MasterKey;
import org.undersigned.foundation.mail.MailAddress;
import org.undersigned.organisation.staff.Persons;
import org.undersigned.world.Desk;

@QuarkusTest
class RecoveryCodeTest {

    @Inject
    Db db;

    @Inject
    MasterKey master;

    @Inject
    Persons persons;

    @Test
    void each_has_at_least_128_random_bits() {
        var codes = RecoveryCode.fresh();
        assertEquals(RecoveryCode.HOW_MANY, new HashSet<>(codes).size());
        for (var code : codes) {
            assertTrue(code.matches("[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){6}"), code);
            // Five bits in each of 32 letters.
            assertTrue(5 * RecoveryCode.plain(code).length() >= 128);
            assertTrue(RecoveryCode.looksLike(code));
        }
    }

    @Test
    void a_shorter_one_that_an_earlier_version_made_works_once_until_new_ones_are_made() {
        var abe = Desk.invited("Abe");
        var first = "ABCD-EFGH-JKMN-PQRS-TVWX-YZ01";
        var second = "ABCD-EFGH-JKMN-PQRS-TVWX-YZ02";
        earlier(abe, first);
        earlier(abe, second);
        assertEquals(303, signIn(abe, first));
        assertEquals(422, signIn(abe, first));
        assertEquals(303, signIn(abe, abe.codes.getFirst()));
        abe.send("/staff/account/recovery-codes", "current", Desk.PASSWORD, "second", abe.codes.get(1))
                .then()
                .statusCode(200);
        assertEquals(422, signIn(abe, second));
    }

    private static int signIn(Desk desk, String code) {
        desk.cookie = "";
        desk.password(Desk.PASSWORD).then().statusCode(303);
        return desk.second(code.toLowerCase(java.util.Locale.ROOT)).statusCode();
    }

    private void earlier(Desk desk, String code) {
        db.useTransaction(handle -> {
            var person = persons.byAddress(handle, MailAddress.parse(desk.email).orElseThrow())
                    .orElseThrow()
                    .id();
            var digest = Mac.hmac(master.derive("staff-recovery/v1"), person + "\n" + code.replace("-", ""));
            handle.execute("INSERT INTO staff_recovery_code (person, hash) VALUES (?, ?)", person, digest);
        });
    }
}
