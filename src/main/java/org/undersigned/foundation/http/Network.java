package org.undersigned.foundation.http;

import java.util.HexFormat;

/** Where a request comes from, as coarse as counting needs it. */
public final class Network {

    private Network() {}

    /** Whether an address is this machine. */
    public static boolean isLoopback(String address) {
        return address.startsWith("127.") || address.equals("::1") || address.equals("0:0:0:0:0:0:0:1");
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
