package org.undersigned.organisation.oidc;

import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URL;

/**
 * Reads what a provider says of itself (OpenID Connect Discovery 1.0) and its keys. Only from the address that the operator named and
 * those that it names in turn: an answer that leads elsewhere is none.
 */
final class Discovery {

    private static final int MILLIS = 4000;
    private static final int MOST_BYTES = 256 * 1024;

    private Discovery() {}

    /**
     * What the provider says of itself.
     *
     * @throws GeneralException if it is not what the standard asks for, or of another provider
     * @throws IOException if it does not answer in time
     */
    static OIDCProviderMetadata metadata(Issuer issuer) throws GeneralException, IOException {
        return OIDCProviderMetadata.resolve(issuer, Discovery::bound);
    }

    /** Bounds a request in time, and keeps it where it is sent. */
    static void bound(HTTPRequest request) {
        request.setConnectTimeout(MILLIS);
        request.setReadTimeout(MILLIS);
        request.setFollowRedirects(false);
    }

    /** What fetches keys, 256 KB at most. */
    static DefaultResourceRetriever keys() {
        return new DefaultResourceRetriever(MILLIS, MILLIS, MOST_BYTES) {
            @Override
            protected HttpURLConnection openHTTPConnection(URL url) throws IOException {
                var connection = super.openHTTPConnection(url);
                connection.setInstanceFollowRedirects(false);
                return connection;
            }
        };
    }
}
