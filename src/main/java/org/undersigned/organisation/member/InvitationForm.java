package org.undersigned.organisation.member;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import org.undersigned.foundation.html.Assets;
import org.undersigned.foundation.html.Messages;
import org.undersigned.foundation.html.Page;
import org.undersigned.foundation.html.QrCode;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;
import org.undersigned.organisation.passkey.FirstPasskey;
import org.undersigned.organisation.signin.Totp;
import org.undersigned.organisation.staff.Entered;
import org.undersigned.organisation.staff.Frame;
import org.undersigned.organisation.staff.Frames;
import org.undersigned.organisation.staff.IdentityProvider;
import org.undersigned.organisation.staff.StaffAnswer;

/** What somebody sees behind the link of an invitation, whichever way they choose to sign in from then on. */
@Singleton
final class InvitationForm {

    private final Inviting inviting;
    private final Accepting accepting;
    private final Renewing renewing;
    private final Totp totp;
    private final Frames frames;
    private final FirstPasskey passkey;
    private final IdentityProvider provider;

    InvitationForm(
            Inviting inviting,
            Accepting accepting,
            Renewing renewing,
            Totp totp,
            Frames frames,
            FirstPasskey passkey,
            IdentityProvider provider) {
        this.inviting = inviting;
        this.accepting = accepting;
        this.renewing = renewing;
        this.totp = totp;
        this.frames = frames;
        this.passkey = passkey;
        this.provider = provider;
    }

    @CheckedTemplate(basePath = "staff", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static final class Templates {
        private Templates() {}

        static native TemplateInstance invitation(
                Page page, Frame frame, Shown shown, Entered entered, RawString qr, String secret);

        static native TemplateInstance invitationKnown(Page page, Frame frame, Invitation invitation);
    }

    /**
     * What the page is about.
     *
     * @param path of the link
     * @param host the name of the site that passkeys can be made under
     * @param provider what people call the provider of identities; empty if there is none
     * @param choosesPassword whether the password is a new one
     */
    record Shown(
            Invitation invitation, String path, String host, String script, String provider, boolean choosesPassword) {}

    /** The invitation of a link; a problem if it was used or is too old. */
    Invitation open(String token) {
        return inviting.look(token).orElseThrow(() -> Problem.problem(ProblemType.INVITATION_EXPIRED));
    }

    /** The page, with what was typed and what is wrong with it; or, whatever the form says, that the address has an account already. */
    Response answer(int status, String token, Invitation invitation, String language, Entered entered) {
        var renews = invitation.renews().isPresent();
        var title = renews ? "staff.renewal.title" : "staff.setup.title";
        var frame = frames.outside(language, "/staff/invitations", status == 422 ? "staff.setup.errorTitle" : title);
        if (!renews && accepting.holder(invitation).isPresent())
            return StaffAnswer.page(status, Templates.invitationKnown(frame.page(), frame, invitation));
        var secret = totp.offer(token);
        var qr = QrCode.svg(
                totp.address(secret, invitation.email()), Messages.of(language).t("staff.setup.qr"));
        var shown = new Shown(
                invitation,
                "/staff/invitations/" + token,
                passkey.host(),
                Assets.PASSKEY_SCRIPT,
                provider.name(),
                !renews || renewing.choosesPassword(invitation));
        var template = Templates.invitation(frame.page(), frame, shown, entered, new RawString(qr), Totp.text(secret));
        return renews ? StaffAnswer.page(status, template) : StaffAnswer.scripted(status, template);
    }
}
