package org.undersigned.sharing.board;

import jakarta.inject.Singleton;
import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.undersigned.audit.AuditActions;
import org.undersigned.audit.AuditLog;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.db.Publication;
import org.undersigned.foundation.db.Published;
import org.undersigned.foundation.http.FormText;
import org.undersigned.petition.Petition;
import org.undersigned.signature.own.OwnSignatures;
import org.undersigned.supporter.SealedRowStore;
import org.undersigned.supporter.Sealing;

/** Who appears on the page of those who brought others, and who does not: their own word first, staff's last. */
@Singleton
public final class Appearing {

    static final int LONGEST = 40;

    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{M} .’'-]+");
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private final Db db;
    private final OwnSignatures own;
    private final Sharers sharers;
    private final Sealing sealing;
    private final AuditLog audit;
    private final Published.Registry published;

    Appearing(
            Db db, OwnSignatures own, Sharers sharers, Sealing sealing, AuditLog audit, Published.Registry published) {
        this.published = published;
        this.db = db;
        this.own = own;
        this.sharers = sharers;
        this.sealing = sealing;
        this.audit = audit;
    }

    /** A name as it would be shown: letters and what stands between them, no address and no number. Nothing if it cannot be one. */
    static Optional<String> name(String typed) {
        var name = BLANKS.matcher(
                        Normalizer.normalize(typed, Normalizer.Form.NFC).strip())
                .replaceAll(" ");
        return Optional.of(name)
                .filter(one -> one.codePointCount(0, one.length()) <= LONGEST)
                .filter(one -> NAME.matcher(one).matches()
                        && one.codePoints().anyMatch(Character::isLetter)
                        && FormText.isReadable(one)
                        && !FormText.looksLikeLink(one));
    }

    /** Puts somebody on the page under this name, in place of the one before; answers whether their link leads to a signature. */
    boolean appear(String token, String name) {
        return seen(own.change(token, (handle, mine) -> {
            SealedRowStore.remove(handle, mine.signature(), Sealing.SHARER);
            SealedRowStore.add(
                    handle,
                    List.of(sealing.sealForSharers(
                            mine.petition().id(), mine.signature(), Sealing.plain(Map.of("name", name)))));
            SharerStore.add(handle, mine.signature());
            Publication.changed(handle);
        }));
    }

    /** Pages are drawn anew before the answer: whoever asked for it, or leaves, sees that it is so. */
    private boolean seen(boolean changed) {
        if (changed) published.refresh();
        return changed;
    }

    /** Takes somebody off it, name and all. */
    boolean leave(String token) {
        return seen(own.change(token, (handle, mine) -> {
            SealedRowStore.remove(handle, mine.signature(), Sealing.SHARER);
            SharerStore.remove(handle, mine.signature());
            Publication.changed(handle);
        }));
    }

    /** The name under which somebody is on it. */
    Optional<String> shownAs(OwnSignatures.Own mine) {
        return db.read(handle -> SharerStore.of(handle, mine.signature())
                .flatMap(row -> sharers.name(handle, row.petition(), row.signature())));
    }

    /** Everybody who asked to be on a petition's page, for staff. */
    public List<Sharers.Shown> all(Petition petition) {
        return db.read(handle -> sharers.all(handle, petition));
    }

    /** Switches the page of a petition on or off. */
    public void switchTo(Petition petition, boolean on, String actor) {
        db.useTransaction(handle -> {
            if (!SharerStore.switchTo(handle, petition.id(), on)) return;
            audit.record(handle, actor, AuditActions.SHARERS_SWITCH, "petition " + petition.slug(), on ? "on" : "off");
            Publication.changed(handle);
        });
        published.refresh();
    }

    /** Hides somebody whose name does not belong there, or shows them again. */
    public void hide(Petition petition, java.util.UUID signature, boolean hidden, String actor) {
        db.useTransaction(handle -> {
            if (!SharerStore.hide(handle, petition.id(), signature, hidden)) return;
            // Who it was stands nowhere: the log is for ever, and they may leave.
            audit.record(
                    handle,
                    actor,
                    AuditActions.SHARERS_HIDE,
                    "petition " + petition.slug(),
                    hidden ? "hidden" : "shown");
            Publication.changed(handle);
        });
        published.refresh();
    }
}
