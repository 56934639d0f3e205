package org.undersigned.organisation.passkey;

import java.util.Base64;
import java.util.List;
import java.util.Map;

/** What a browser is to ask a device for to make a passkey, as the standard spells it (PublicKeyCredentialCreationOptionsJSON). */
final class CreationOptions {

    private CreationOptions() {}

    /**
     * A passkey that the device can find by itself, for a person whom it knows by finger, face or PIN.
     *
     * @param site what the device calls this site
     * @param handle by what the device names the person: random bytes that stay the same
     * @param known passkeys that the device may hold already
     */
    static Map<String, Object> of(
            String host, String site, String challenge, byte[] handle, String email, String name, List<Passkey> known) {
        return Map.of(
                "challenge",
                challenge,
                "rp",
                Map.of("id", host, "name", "Undersigned " + site),
                "user",
                Map.of("id", text(handle), "name", email, "displayName", name),
                "pubKeyCredParams",
                Ceremony.ALGORITHMS.stream()
                        .map(kind -> Map.of("type", "public-key", "alg", kind))
                        .toList(),
                "timeout",
                Challenges.WAITS.toMillis(),
                "attestation",
                "none",
                "authenticatorSelection",
                Map.of("residentKey", "required", "requireResidentKey", true, "userVerification", "required"),
                "excludeCredentials",
                known.stream()
                        .map(passkey -> Map.of("type", "public-key", "id", text(passkey.credential())))
                        .toList());
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
