package org.undersigned.sharing.kit;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.undersigned.foundation.html.Languages;
import org.undersigned.foundation.html.Markdown;
import org.undersigned.foundation.html.Page;
import org.undersigned.foundation.html.QrCode;
import org.undersigned.organisation.Organisation;
import org.undersigned.petition.Channel;
import org.undersigned.petition.Petition;
import org.undersigned.petition.PetitionView;
import org.undersigned.sharing.ShareLinks;
import org.undersigned.sharing.paper.Poster;
import org.undersigned.supporter.Notice;

/**
 * What one organisation gets to pass a petition on, in one language.
 *
 * @param page whose language it is in
 * @param asks whether the organisation has a key: what is ticked for one without could be sealed to nobody
 */
public record Kit(Petition petition, Organisation organisation, Page page, boolean asks) {

    @CheckedTemplate(basePath = "sharing")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance embed(Kit kit);
    }

    /**
     * Words for one way.
     *
     * @param label key of what the way is called
     */
    public record Words(String label, String text) {}

    public String language() {
        return page.language();
    }

    /** The organisation's own link in this language. */
    public String link() {
        return links().url();
    }

    private ShareLinks links() {
        return ShareLinks.with(petition, page, "partner=" + organisation.slug());
    }

    /** Words for each way but mail, with the link where one writes it. */
    public List<Words> words() {
        var words = new ArrayList<Words>();
        for (var channel : Channel.values()) {
            if (channel == Channel.SUBJECT || channel == Channel.MAIL) continue;
            words.add(new Words("draft.q.share." + channel.word(), links().post(channel)));
        }
        return words;
    }

    public String subject() {
        return links().subject();
    }

    /** A whole mail to one's own people. */
    public String mail() {
        return links().body();
    }

    /** A form for the organisation's own site, as plain HTML: it sends to this one. */
    public String embed() {
        return Templates.embed(this).render();
    }

    /** The words beside the organisation's own box: what is kept as the wording that was agreed to. */
    public String notice() {
        var notice = Notice.of(organisation, page.language()).text();
        return notice.substring(0, notice.lastIndexOf('\n'));
    }

    /** Names those words, so that what is ticked is taken for them and no others. */
    public String noticeId() {
        return Notice.of(organisation, page.language()).id().toString();
    }

    /** Where the form goes. */
    public String action() {
        return page.baseUrl() + page.href(petition.action().path()) + "/signatures";
    }

    public String title() {
        return PetitionView.title(petition, page.language());
    }

    public String lead() {
        return Markdown.lead(petition.latest().ask().in(page.language()).text());
    }

    /** Code to name of every country, by name. */
    public Map<String, String> countries() {
        return Languages.countries(page.language());
    }

    /** Its code has the organisation's own link: another code of a source would count in place of the partner. */
    Poster poster(boolean large) {
        return new Poster(petition, page, link(), organisation, large, false);
    }

    /** The code of the organisation's own link. */
    String qr() {
        return QrCode.svg(link());
    }

    /** The words of all ways in one file, to be copied from. */
    String text() {
        var text = new StringBuilder();
        text.append(title()).append("\n\n").append(link()).append("\n\n");
        for (var words : words())
            text.append("== ")
                    .append(page.t(words.label()))
                    .append(" ==\n")
                    .append(words.text())
                    .append("\n\n");
        return text.toString();
    }

    /** The draft of a mail in one file. */
    String mailFile() {
        return subject() + "\n\n" + mail() + "\n";
    }
}
