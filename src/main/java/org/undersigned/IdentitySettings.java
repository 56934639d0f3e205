package org.undersigned;

import java.util.Map;
import java.util.function.BinaryOperator;

/** The provider of identities, if there is one: what cannot be encrypted on its way is no way to sign in. */
final class IdentitySettings {

    private IdentitySettings() {}

    /**
     * Properties and their values.
     *
     * @param value answers the value of a variable, or what stands in for it
     */
    static Map<String, String> read(BinaryOperator<String> value) {
        var issuer = value.apply("UNDERSIGNED_OIDC_ISSUER", "");
        if (!issuer.isEmpty()) {
            if (!issuer.matches(
                    "https://[^/?#@\\s]+(/[^?#\\s]*)?|http://(localhost|127\\.0\\.0\\.1)(:[0-9]+)?(/[^?#\\s]*)?"))
                throw new Settings.Refused(
                        "UNDERSIGNED_OIDC_ISSUER is not the address of a provider of identities. Write the issuer as it names itself, such as https://id.example.org/realms/ours.");
            if (value.apply("UNDERSIGNED_OIDC_CLIENT_ID", "").isEmpty())
                throw new Settings.Refused(
                        "UNDERSIGNED_OIDC_CLIENT_ID is not set. Write the name under which the provider of identities knows this site.");
        }
        return Map.of(
                "undersigned.oidc-issuer", issuer,
                "undersigned.oidc-client-id", value.apply("UNDERSIGNED_OIDC_CLIENT_ID", ""),
                "undersigned.oidc-client-secret", value.apply("UNDERSIGNED_OIDC_CLIENT_SECRET", ""),
                "undersigned.oidc-name", value.apply("UNDERSIGNED_OIDC_NAME", ""));
    }
}
