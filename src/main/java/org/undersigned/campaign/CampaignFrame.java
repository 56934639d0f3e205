package org.undersigned.campaign;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.undersigned.foundation.html.Languages;
import org.undersigned.foundation.html.Page;
import org.undersigned.foundation.html.Translated;
import org.undersigned.foundation.http.Site;
import org.undersigned.foundation.http.Visit;

/** The frame of pages about one campaign, or about several of one coalition or organisation: languages, tint and banner. */
public final class CampaignFrame {

    private CampaignFrame() {}

    /** The frame of a page about one campaign. */
    public static Page of(String language, String path, String title, Campaign campaign, Site site) {
        return of(language, path, title, List.of(campaign), site);
    }

    /**
     * The frame of a page about several campaigns. It is offered in the languages that they are written in. In another language it
     * still works, with the interface in that language and the content marked as what it is, but search engines need not list it.
     */
    public static Page of(String language, String path, String title, Collection<Campaign> campaigns, Site site) {
        // Where there is no campaign, nothing but the interface is in a language.
        var offered = campaigns.isEmpty() ? Set.of(language) : languages(campaigns);
        var colour = campaigns.stream()
                .filter(campaign -> campaign.colour().isPresent())
                .map(campaign -> "campaign-" + campaign.slug())
                .findFirst();
        var page = Page.of(language, path, title, site.baseUrl())
                .in(offered)
                .sample(!campaigns.isEmpty() && campaigns.stream().allMatch(Campaign::sample))
                .coloured(colour);
        return offered.contains(language) ? page : page.hidden();
    }

    /** The petition that pages about a campaign ask people to sign: the first that is open, or else the first there is. */
    public static Optional<Action> action(Campaign campaign) {
        return campaign.petitions().stream()
                .filter(Action::isOpen)
                .findFirst()
                .or(() -> campaign.petitions().stream().filter(Action::isPublic).findFirst());
    }

    /**
     * The language of a page about a campaign at the address of this request. An address without prefix belongs to the site's main
     * language; a campaign that is not written in it is shown there in its own, words around it included: whoever reads it can, and no guess
     * about the reader comes in.
     */
    public static String language(ContainerRequestContext request, Campaign campaign) {
        return language(request, List.of(campaign));
    }

    /** The same for a page about several. */
    public static String language(ContainerRequestContext request, Collection<Campaign> campaigns) {
        var language = Visit.language(request);
        if (!language.equals(Languages.MAIN) || campaigns.isEmpty()) return language;
        var written = languages(campaigns);
        return Languages.nearest(language, written)
                .orElseGet(() -> written.iterator().next());
    }

    /** The languages that at least one of these campaigns is written in, whether or not the interface speaks them. */
    public static Set<String> languages(Collection<Campaign> campaigns) {
        var result = new LinkedHashSet<String>();
        for (var campaign : campaigns)
            result.addAll(action(campaign)
                    .map(Action::title)
                    .orElse(campaign.title())
                    .byLanguage()
                    .keySet());
        return result;
    }

    /** A translated text's words for titles and descriptions, where no markup can say which language they are in. */
    static String words(Translated text, String language) {
        return text.in(language).text();
    }
}
