package org.undersigned.signature.erasing;

import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.undersigned.audit.AuditActions;
import org.undersigned.foundation.html.Translated;
import org.undersigned.foundation.mail.MailAddress;

/**
 * Somebody is to be erased, in the transaction of {@link #handle}: features that keep people who signed nothing say what they have behind an address,
 * and delete it if this is more than a look.
 */
public final class AddressAsked {

    private final Handle handle;
    private final MailAddress address;
    private final boolean erases;
    private final List<Found> found = new ArrayList<>();
    private final List<Entry> entries = new ArrayList<>();

    AddressAsked(Handle handle, MailAddress address, boolean erases) {
        this.handle = handle;
        this.address = address;
        this.erases = erases;
    }

    /**
     * Something behind the address; never whose it is.
     *
     * @param title of what it belongs to
     * @param label key of a message with the number in it
     * @param language that the person chose
     */
    public record Found(Translated title, String label, long number, String language) {}

    /** What the audit log is told, after everything is deleted. */
    record Entry(AuditActions action, String subject, String detail) {}

    public Handle handle() {
        return handle;
    }

    public MailAddress address() {
        return address;
    }

    /** Whether everything is to be deleted; otherwise only counted. */
    public boolean erases() {
        return erases;
    }

    public void found(Found one) {
        found.add(one);
    }

    /** Has an entry written to the audit log. */
    public void record(AuditActions action, String subject, String detail) {
        entries.add(new Entry(action, subject, detail));
    }

    List<Found> found() {
        return List.copyOf(found);
    }

    List<Entry> entries() {
        return List.copyOf(entries);
    }

    /** Hides the person from logs. */
    @Override
    public String toString() {
        return "AddressAsked[hidden]";
    }
}
