package org.undersigned.signon;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.html.Translated;
import org.undersigned.foundation.keys.RandomBytes;
import org.undersigned.foundation.mail.MailAddress;
import org.undersigned.foundation.outbox.Outbox;
import org.undersigned.foundation.outbox.OutgoingMail;
import org.undersigned.foundation.token.Token;
import org.undersigned.organisation.staff.OwnersMail;

/** Owes mail about sign-ons, each in the caller's transaction: to who asked, and to owners of organisations that are known here. */
@Singleton
public final class Telling {

    /** Where owners find what is asked of their organisation. */
    public static final String DESK = "/staff/sign-ons";

    private final Outbox outbox;
    private final OwnersMail staff;
    private final InstantSource clock;

    Telling(Outbox outbox, OwnersMail staff, InstantSource clock) {
        this.outbox = outbox;
        this.staff = staff;
        this.clock = clock;
    }

    /** The link that shows that the mailbox is theirs. */
    void confirm(Handle handle, Joint joint, SignOnRequest request, Applicant who, String token, Duration wait) {
        owe(handle, SignOnMail.CONFIRM, joint, request, request.version(), who, token, "", wait);
    }

    /** It stands; with a link that takes it back. */
    public void approved(Handle handle, Joint joint, SignOnRequest request, Applicant who) {
        owe(
                handle,
                SignOnMail.APPROVED,
                joint,
                request,
                request.version(),
                who,
                link(handle, request),
                "",
                Duration.ZERO);
    }

    /** It does not stand. @param reason as somebody of the coalition wrote it */
    public void refused(Handle handle, Joint joint, SignOnRequest request, Applicant who, String reason) {
        owe(handle, SignOnMail.REFUSED, joint, request, request.version(), who, "", reason, Duration.ZERO);
    }

    /** The link that takes it back, once more. */
    void again(Handle handle, Joint joint, SignOnRequest request, Applicant who, Duration wait) {
        owe(handle, SignOnMail.LINK, joint, request, request.version(), who, link(handle, request), "", wait);
    }

    /** Takes as long as {@link #again}, and owes nobody anything: else the time of an answer would tell whose mailbox has a link. */
    void nobody(Handle handle, Joint joint, MailAddress typed) {
        var content = Map.of(
                "to",
                typed.withoutAlias(),
                "coalition",
                joint.campaign().coalition().slug(),
                "token",
                Token.fresh());
        outbox.addInVain(handle, OutgoingMail.of(SignOnMail.LINK, RandomBytes.id(), clock.instant(), content));
    }

    /** The text changed; with a link that shows how, and that approves it or takes everything back. */
    void anew(Handle handle, Joint joint, SignOnRequest request, Applicant who) {
        var latest = joint.statement().latest().number();
        owe(handle, SignOnMail.ANEW, joint, request, latest, who, link(handle, request), "", Duration.ZERO);
    }

    /**
     * Asks the owners of the organisation in whose name a confirmed request is, unless one waits for them already: a stranger who sends
     * many fills no mailbox. The number in their menu tells the rest.
     */
    public void inName(Handle handle, Joint joint, SignOnRequest request) {
        var judging = Judging.now(handle);
        judging.asked(request)
                .filter(asked -> RequestStore.waiting(handle).stream()
                        .filter(other -> !other.id().equals(request.id()))
                        .noneMatch(other -> judging.asked(other).equals(Optional.of(asked))))
                .ifPresent(asked -> owners(
                        handle, asked.id(), "signOnInName", joint.campaign().title()));
    }

    /** Tells the owners of an organisation that something waits on their desk; false if there are none. */
    boolean owners(Handle handle, UUID organisation, String about, Translated argument) {
        return staff.tell(
                handle,
                List.of(organisation),
                about,
                DESK,
                language -> argument.in(language).text());
    }

    private static String link(Handle handle, SignOnRequest request) {
        var token = Token.fresh();
        LinkStore.insert(handle, token, request.id(), null);
        return token;
    }

    private void owe(
            Handle handle,
            String kind,
            Joint joint,
            SignOnRequest request,
            int version,
            Applicant who,
            String token,
            String reason,
            Duration wait) {
        var content = new HashMap<String, String>();
        content.put("to", who.email());
        content.put("language", request.language());
        content.put("name", request.body().name());
        content.put("version", String.valueOf(version));
        content.put(
                "coalition",
                joint.campaign().coalition().name().in(request.language()).text());
        if (!token.isEmpty()) content.put("token", token);
        if (!reason.isEmpty()) content.put("reason", reason);
        outbox.add(handle, OutgoingMail.of(kind, request.id(), clock.instant().plus(wait), content));
    }
}
