package org.undersigned.mailing.returned;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Collections;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whether Amazon SNS signed a message: the fields in the order of their names, each name and each value on a line, by the certificate that
 * the message names, which has to lie with Amazon. Version 2 is RSA with SHA-256, version 1 with SHA-1.
 */
@Singleton
class SnsSignature {

    /** Where Amazon keeps them: any other address of the same host might answer with words of whoever asks. */
    private static final Pattern CERTIFICATE = Pattern.compile("/SimpleNotificationService-[0-9a-f]{16,64}\\.pem$");

    private static final int CERTIFICATES = 10;
    private static final List<String> NOTIFICATION =
            List.of("Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type");
    private static final List<String> CONFIRMATION =
            List.of("Message", "MessageId", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type");

    private final SnsHttp http;
    private final InstantSource clock;
    private final Map<String, X509Certificate> known =
            Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, X509Certificate> eldest) {
                    return size() > CERTIFICATES;
                }
            });

    SnsSignature(SnsHttp http, InstantSource clock) {
        this.http = http;
        this.clock = clock;
    }

    boolean isRight(JsonNode message) {
        var algorithm = switch (message.path("SignatureVersion").asText()) {
            case "1" -> "SHA1withRSA";
            case "2" -> "SHA256withRSA";
            default -> "";
        };
        if (algorithm.isEmpty()) return false;
        try {
            var signed = Base64.getDecoder().decode(message.path("Signature").asText());
            var key = key(message.path("SigningCertURL").asText());
            if (key.isEmpty()) return false;
            var check = Signature.getInstance(algorithm);
            check.initVerify(key.get());
            check.update(text(message).getBytes(StandardCharsets.UTF_8));
            return check.verify(signed);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    private static String text(JsonNode message) {
        var fields = message.path("Type").asText().equals("Notification") ? NOTIFICATION : CONFIRMATION;
        var text = new StringBuilder();
        for (var name : fields)
            if (message.path(name).isTextual())
                text.append(name)
                        .append('\n')
                        .append(message.path(name).asText())
                        .append('\n');
        return text.toString();
    }

    private Optional<PublicKey> key(String url) throws GeneralSecurityException {
        if (!CERTIFICATE.matcher(url).find() || !SnsHttp.isAmazons(url)) return Optional.empty();
        var certificate = known.get(url);
        if (certificate == null) {
            var bytes = http.get(url);
            if (bytes.isEmpty()) return Optional.empty();
            certificate = (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(bytes.get()));
            known.put(url, certificate);
        }
        certificate.checkValidity(Date.from(clock.instant()));
        return Optional.of(certificate.getPublicKey());
    }
}
