package org.undersigned.signon;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.UUID;
import org.undersigned.campaign.Campaign;
import org.undersigned.campaign.Campaigns;
import org.undersigned.campaign.Statement;
import org.undersigned.campaign.Visible;
import org.undersigned.foundation.html.Translated;

/** A statement with the campaign it belongs to. */
public record Joint(Campaign campaign, Statement statement) {

    /** One that the public sees, by its slug. */
    static Optional<Joint> visible(Campaigns.Content content, String slug) {
        return Visible.of(content).withStatement(slug).map(Joint::of);
    }

    /** One by its id, whoever sees it. */
    public static Optional<Joint> byId(Campaigns.Content content, UUID id) {
        return content.campaigns().stream()
                .filter(one ->
                        one.statement().filter(some -> some.id().equals(id)).isPresent())
                .findFirst()
                .map(Joint::of);
    }

    /** That of a campaign which has one. */
    public static Joint of(Campaign campaign) {
        return new Joint(campaign, campaign.statement().orElseThrow());
    }

    /** Whether a version is there and has exactly the wording of a digest. */
    public boolean isWorded(int version, byte[] sha256) {
        return statement
                .version(version)
                .filter(one -> Arrays.equals(one.sha256(), sha256))
                .isPresent();
    }

    /** What a form about the wording in force carries, so that it can be for no other. */
    public String seen() {
        return statement.latest().number() + "."
                + HexFormat.of().formatHex(statement.latest().sha256());
    }

    /**
     * A text that somebody typed in one language, as the campaign file can say it: in the campaign's main language first, which is never
     * missing there, and in their own.
     */
    public Translated said(String language, String text) {
        var texts = new LinkedHashMap<String, String>();
        texts.put(campaign.title().mainLanguage(), text);
        texts.put(language, text);
        return new Translated(texts);
    }

    public String path() {
        return "/statements/" + statement.slug();
    }

    public String signOnPath() {
        return path() + "/sign-on";
    }
}
