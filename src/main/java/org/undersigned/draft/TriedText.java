package org.undersigned.draft;

import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.undersigned.exchange.CampaignTree;
import org.undersigned.exchange.Exported;
import org.undersigned.foundation.http.Site;
import org.undersigned.foundation.keys.Mac;
import org.undersigned.foundation.mail.Smtp;
import org.undersigned.petition.LaunchGate;
import org.undersigned.petition.Petition;

/**
 * The last step of a draft once more, when the launch is asked for: mail leaves, and what was written here stands as it was signed on
 * trial. A campaign that came as a file only is vouched for by whoever loaded it.
 */
@Singleton
final class TriedText implements LaunchGate {

    static final String NO_MAIL = "draft.notYetMail";
    static final String CHANGED = "steps.notTried";

    /**
     * What changes without anybody's writing another draft: what organisations answer for themselves and say of themselves, and what leads
     * settle on pages of their own. Whoever declines, leaves or signs on keeps no launch back.
     */
    private static final List<String> NO_WORDS = List.of(
            "organisations",
            "coalition.organisations",
            "campaign.partners",
            "campaign.division",
            "petition.ladder",
            "statement.sign_ons");

    private final Smtp smtp;
    private final Site site;

    TriedText(Smtp smtp, Site site) {
        this.smtp = smtp;
        this.site = site;
    }

    /** Whether mail leaves, or is shown on a page as in the demo. */
    boolean sends() {
        return smtp.isThere() || site.isDemo();
    }

    /** Notes that what is stored now was signed on trial, in the caller's transaction. */
    void note(Handle handle, Petition written) {
        DraftStore.storeTried(handle, written.id(), digest(written));
    }

    /** The SHA-256 of the words of a campaign file, whatever was taken down. */
    private static byte[] digest(Petition written) {
        var words = DraftTree.of(CampaignTree.of(Exported.of(written).asOnline()));
        NO_WORDS.forEach(path -> words.put(path, null));
        return Mac.sha256(words.json());
    }

    @Override
    public Optional<String> closed(Handle handle, Petition written) {
        return closed(sends(), DraftStore.storedTried(handle, written.id()), digest(written));
    }

    static Optional<String> closed(boolean sends, Optional<byte[]> tried, byte[] now) {
        if (!sends) return Optional.of(NO_MAIL);
        return tried.filter(then -> !Arrays.equals(then, now)).map(then -> CHANGED);
    }
}
