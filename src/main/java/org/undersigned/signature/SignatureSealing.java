package org.undersigned.signature;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.undersigned.foundation.keys.DayKeys;
import org.undersigned.foundation.keys.Mac;
import org.undersigned.foundation.keys.RandomBytes;
import org.undersigned.foundation.mail.MailAddress;
import org.undersigned.organisation.Organisation;
import org.undersigned.petition.PetitionKeys;
import org.undersigned.supporter.SealedRow;
import org.undersigned.supporter.Sealing;
import org.undersigned.supporter.UnsubscribeLinks;

/**
 * Makes what is stored of a signature, none of it readable without a key. One token belongs to each submission: it confirms, and
 * from then on it opens the signer's own page and the row that is sealed for it.
 */
@Singleton
public final class SignatureSealing {

    /** What is sealed until the rule has picked an organisation, for this purpose. */
    static final String DIVISION = "division";

    private final Sealing sealing;
    private final DayKeys days;
    private final PetitionKeys keys;
    private final UnsubscribeLinks unsubscribe;

    SignatureSealing(Sealing sealing, DayKeys days, PetitionKeys keys, UnsubscribeLinks unsubscribe) {
        this.sealing = sealing;
        this.days = days;
        this.keys = keys;
        this.unsubscribe = unsubscribe;
    }

    /** Rows that open with the token, or for the mail that brings it. {@code code} is empty if none is to be typed. */
    public List<SealedRow> forTheirOwn(Typed typed, String token, String code) {
        var petition = typed.petition().id();
        var mail = typed.forMail();
        mail.put("token", token);
        if (!code.isEmpty()) mail.put("code", code);
        var rows = new ArrayList<SealedRow>();
        rows.add(sealing.seal(petition, typed.signature(), days.today(), "confirm", Sealing.plain(mail)));
        rows.add(sealing.sealForSigner(petition, typed.signature(), token, Sealing.plain(typed.fields())));
        return rows;
    }

    /** Rows for the steward, for pages, for mail about the petition and for organisations: the last three as the boxes say. */
    public List<SealedRow> forOthers(Typed typed, String token) {
        var petition = typed.petition().id();
        var id = typed.signature();
        var rows = new ArrayList<SealedRow>();
        rows.add(sealing.seal(petition, id, Sealing.STEWARD, "signature", Sealing.plain(typed.fields())));
        if (typed.isPublic()) rows.add(sealing.sealForPublication(petition, id, publication(typed)));
        if (typed.wantsUpdates())
            rows.add(sealing.seal(petition, id, Sealing.updates(petition), "updates", updates(typed, token)));
        for (var slug : typed.organisations())
            rows.add(sealing.sealForOrganisation(
                    petition, id, slug, typed.mailbox().canonical(), given(typed, slug)));
        // To the key of the day, which is gone within days: what waits longer than that goes to nobody.
        if (typed.divides())
            rows.add(sealing.seal(petition, id, days.today(), DIVISION, Sealing.plain(typed.forDivision())));
        return rows;
    }

    /** What the organisation gets that the rule picked, out of what was sealed for that; {@code content} has an address, as every signature has. */
    public SealedRow forPicked(UUID petition, UUID signature, Organisation picked, Map<String, String> content) {
        var given = new TreeMap<>(content);
        given.remove(Typed.BROUGHT_BY);
        given.put("unsubscribe", unsubscribe.of(signature, picked.id()));
        var address = MailAddress.parse(content.get("email")).orElseThrow().canonical();
        return sealing.sealForOrganisation(petition, signature, picked.slug(), address, Sealing.plain(given));
    }

    /** What an organisation gets, with a link by which the person takes it back: for its mails to them. */
    private byte[] given(Typed typed, String slug) {
        var given = typed.forOrganisation();
        typed.petition()
                .campaign()
                .partner(slug)
                .ifPresent(partner -> given.put(
                        "unsubscribe",
                        unsubscribe.of(typed.signature(), partner.organisation().id())));
        return Sealing.plain(given);
    }

    static byte[] publication(Typed typed) {
        return Sealing.plain(Map.of("name", typed.fields().get("name")));
    }

    /** {@code token} may be empty: it is for the link in the mail. */
    static byte[] updates(Typed typed, String token) {
        var mail = typed.forMail();
        if (!token.isEmpty()) mail.put("token", token);
        return Sealing.plain(mail);
    }

    /**
     * What the database knows of a code. Keyed, because six characters alone could be guessed from a plain digest. A retired petition
     * has no key, and no code fits.
     */
    public byte[] codeHash(UUID petition, String reference, String code) {
        return keys.find(petition)
                .map(key -> Mac.hmac(key, "code/v1\n" + reference + "\n" + code))
                .orElseGet(() -> RandomBytes.take(32));
    }
}
