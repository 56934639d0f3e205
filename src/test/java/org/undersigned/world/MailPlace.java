package org.undersigned.world;

import com.icegreen.greenmail.util.ServerSetup;

/** Where a mail server of a test listens. */
public final class MailPlace {

    private static final long PATIENCE_MS = 60_000;

    private MailPlace() {}

    /** On this machine; 0 is any port. A machine that is busy may need longer to begin than the library would wait. */
    public static ServerSetup at(int port) {
        var place = new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
        place.setServerStartupTimeout(PATIENCE_MS);
        return place;
    }
}
