package org.undersigned.foundation.mail;

/**
 * What mail is signed with (RFC 6376): the public half stands in the DNS at {@code selector._domainkey.domain}.
 *
 * @param domain that signs, and answers for the mail
 * @param pkcs8 the private half (RFC 5958), of RSA
 */
public record DkimKey(String domain, String selector, byte[] pkcs8) {

    /** Hides the key from logs. */
    @Override
    public String toString() {
        return "DkimKey[hidden]";
    }
}
