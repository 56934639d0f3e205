package org.undersigned.foundation.http;

import java.util.HexFormat;

/** Where a request comes from, as coarse as counting needs it. */
public final class Network {

    private Network() {}

    /** Whether an address is this machine. */
    public static boolean isLoopback(String address) {
        return address.startsWith("127.") || address.equals("::1") || address.equals("0:0:0:0:0:0:0:1");
    }

    /** Whether the host of an address is this machine for sure: {@code localhost} or such an address, and no name that somebody else answers for. */
    public static boolean isThisMachine(String host) {
        if (host.equalsIgnoreCase("localhost")) return true;
        try {
            return java.net.InetAddress.ofLiteral(host.replaceAll("[\\[\\]]", ""))
                    .isLoopbackAddress();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Whether a host is a number of this machine, or of a network that the internet does not reach. Names are not looked up. */
    public static boolean isPrivate(String host) {
        try {
            var address = java.net.InetAddress.ofLiteral(host.replaceAll("[\\[\\]]", ""));
            return address.isLoopbackAddress()
                    || address.isAnyLocalAddress()
                    || address.isLinkLocalAddress()
                    || address.isSiteLocalAddress()
                    || address.isMulticastAddress()
                    // fc00::/7 (RFC 4193)
                    || address.getAddress().length == 16 && (address.getAddress()[0] & 0xFE) == 0xFC;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** The /24 of an IPv4 address, the /64 of an IPv6 address. */
    public static String prefix(String address) {
        if (address.indexOf(':') < 0) return address.substring(0, Math.max(address.lastIndexOf('.'), 0));
        try {
            // A literal is parsed, never looked up.
            var bytes = java.net.InetAddress.ofLiteral(address).getAddress();
            return HexFormat.of().formatHex(bytes, 0, Math.min(8, bytes.length));
        } catch (IllegalArgumentException e) {
            return address;
        }
    }
}
