package org.undersigned.organisation.passkey;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.client.CollectedClientData;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.verifier.exception.MaliciousCounterValueException;
import com.webauthn4j.verifier.exception.VerificationException;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.undersigned.foundation.http.Site;

/**
 * What devices answer, judged by webauthn4j as the standard says (WebAuthn, 7.1 and 7.2): for this site, with its owner's finger, face
 * or PIN. No attestation is asked for, so which make a device is does not matter and is not known.
 */
@Singleton
final class Ceremony {

    /** EdDSA, ES256, RS256, in this order. */
    static final List<Long> ALGORITHMS = List.of(-8L, -7L, -257L);

    private static final List<PublicKeyCredentialParameters> KINDS = Stream.of(
                    COSEAlgorithmIdentifier.EdDSA, COSEAlgorithmIdentifier.ES256, COSEAlgorithmIdentifier.RS256)
            .map(kind -> new PublicKeyCredentialParameters(PublicKeyCredentialType.PUBLIC_KEY, kind))
            .toList();

    private final ObjectConverter converter = new ObjectConverter();
    private final AttestedCredentialDataConverter credentials = new AttestedCredentialDataConverter(converter);
    private final WebAuthnManager manager = WebAuthnManager.createNonStrictWebAuthnManager(converter);
    private final Origin origin;
    private final String host;

    Ceremony(Site site) {
        var url = URI.create(site.baseUrl());
        this.origin = Origin.create(url.getScheme() + "://" + url.getAuthority());
        this.host = url.getHost();
    }

    /** What a device says when a passkey is made. */
    record Made(byte[] credential, byte[] data, long count, boolean backupEligible, boolean backedUp) {}

    /** Whether a device's signature holds. */
    sealed interface Signed {

        record Right(long count, boolean backedUp) implements Signed {}

        record Wrong() implements Signed {}

        /** It holds, but was not counted on from the last one: there may be two devices with one key. */
        record Copied() implements Signed {}
    }

    /** The name that passkeys of this site carry. */
    String host() {
        return host;
    }

    /** Reads what a browser sent after making a passkey; nothing if it cannot be read. */
    Optional<RegistrationData> made(String json) {
        return read(() -> manager.parseRegistrationResponseJSON(json))
                .filter(data -> data.getCollectedClientData() != null && data.getAttestationObject() != null);
    }

    /** Reads what a browser sent after using a passkey; nothing if it cannot be read. */
    Optional<AuthenticationData> used(String json) {
        return read(() -> manager.parseAuthenticationResponseJSON(json))
                .filter(data -> data.getCollectedClientData() != null
                        && data.getCredentialId() != null
                        && data.getUserHandle() != null);
    }

    /** The challenge that a device has signed, as {@link Challenges} made it. */
    static String challenge(CollectedClientData data) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(data.getChallenge().getValue());
    }

    /** Judges a new passkey, whose challenge has been found good; nothing if it is not to be taken. */
    Optional<Made> judge(RegistrationData data) {
        try {
            manager.verify(data, new RegistrationParameters(site(data.getCollectedClientData()), KINDS, true, true));
        } catch (VerificationException e) {
            return Optional.empty();
        }
        var authenticator = data.getAttestationObject().getAuthenticatorData();
        var credential = authenticator.getAttestedCredentialData();
        return Optional.of(new Made(
                credential.getCredentialId(),
                credentials.convert(credential),
                authenticator.getSignCount(),
                authenticator.isFlagBE(),
                authenticator.isFlagBS()));
    }

    /** Judges a signature, whose challenge has been found good, by the key of a passkey. */
    Signed judge(AuthenticationData data, Passkey passkey) {
        var record = new CredentialRecordImpl(
                null,
                true,
                passkey.backupEligible(),
                passkey.backedUp(),
                passkey.count(),
                credentials.convert(passkey.data()),
                null,
                null,
                null,
                null);
        try {
            manager.verify(
                    data, new AuthenticationParameters(site(data.getCollectedClientData()), record, null, true, true));
        } catch (MaliciousCounterValueException e) {
            return new Signed.Copied();
        } catch (VerificationException e) {
            return new Signed.Wrong();
        }
        var authenticator = data.getAuthenticatorData();
        return new Signed.Right(authenticator.getSignCount(), authenticator.isFlagBS());
    }

    private ServerProperty site(CollectedClientData data) {
        return ServerProperty.builder()
                .origin(origin)
                .rpId(host)
                .challenge(data.getChallenge())
                .build();
    }

    /** The library's reader throws many things at what is no answer of a browser, null pointers among them. */
    private static <T> Optional<T> read(Supplier<T> reading) {
        try {
            return Optional.of(reading.get());
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }
}
