package org.undersigned.organisation.member;

import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.undersigned.organisation.signin.Credentials;
import org.undersigned.organisation.signin.PasswordRules;
import org.undersigned.organisation.signin.Totp;
import org.undersigned.organisation.staff.Entered;
import org.undersigned.organisation.staff.Frames;

/** What somebody has to fill in to take an invitation: every mistake is told at once. */
@Singleton
final class SetupForm {

    private final Totp totp;

    SetupForm(Totp totp) {
        this.totp = totp;
    }

    /** A form that was looked at. */
    sealed interface Judged {
        record Good(Accepting.Setup setup) implements Judged {}

        record Bad(Entered entered) implements Judged {}
    }

    /**
     * Looks at a filled-in form.
     *
     * @param secret what the page offered
     */
    Judged judge(Map<String, String> form, Invitation invitation, byte[] secret) {
        var name = form.getOrDefault("name", "").strip();
        var password = form.getOrDefault("password", "");
        var step = totp.step(secret, form.getOrDefault("code", ""), 0);
        var errors = new LinkedHashMap<String, String>();
        StaffName.fault(name).ifPresent(fault -> errors.put("name", fault));
        PasswordRules.fault(password, List.of(name, invitation.email()))
                .ifPresent(fault -> errors.put("password", "staff.password." + fault));
        if (step.isEmpty()) errors.put("code", "staff.setup.codeWrong");
        if (!errors.isEmpty()) return new Judged.Bad(new Entered(Map.of("name", name), errors));
        var language = Frames.language(form.getOrDefault("lang", invitation.language()));
        return new Judged.Good(
                new Accepting.Setup(name, Credentials.hash(password), secret, step.getAsLong(), language));
    }
}
