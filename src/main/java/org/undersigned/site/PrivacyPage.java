package org.undersigned.site;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.undersigned.campaign.Campaign;
import org.undersigned.campaign.CampaignFrame;
import org.undersigned.campaign.Campaigns;
import org.undersigned.campaign.Visible;
import org.undersigned.campaign.partnership.Arrangements;
import org.undersigned.foundation.html.Messages;
import org.undersigned.foundation.html.Page;
import org.undersigned.foundation.html.Translated;
import org.undersigned.foundation.http.PageCache;
import org.undersigned.foundation.http.Site;
import org.undersigned.foundation.http.Visit;
import org.undersigned.foundation.keys.RecipientKeys;
import org.undersigned.organisation.Organisation;
import org.undersigned.petition.DivisionReceivers;
import org.undersigned.petition.Retention;
import org.undersigned.supporter.Sealing;

/** The privacy notice. It names every organisation that is responsible, because "our partners" is nobody. */
@Singleton
@Path("/privacy")
class PrivacyPage {

    private final Campaigns campaigns;
    private final Arrangements arrangements;
    private final DivisionReceivers receivers;
    private final RecipientKeys keys;
    private final Retention retention;
    private final PageCache cache;
    private final Site site;

    PrivacyPage(
            Campaigns campaigns,
            Arrangements arrangements,
            DivisionReceivers receivers,
            RecipientKeys keys,
            Retention retention,
            PageCache cache,
            Site site) {
        this.retention = retention;
        this.arrangements = arrangements;
        this.receivers = receivers;
        this.keys = keys;
        this.campaigns = campaigns;
        this.cache = cache;
        this.site = site;
    }

    @CheckedTemplate(basePath = "site")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance privacy(Page page, List<Controlled> controlled, Keys keys, int months);
    }

    /**
     * A petition and those who answer for its signatures or may receive some.
     *
     * @param shared whether there is an arrangement between those who answer for it
     * @param divided whether its forms have the box by which new supporters are divided between partners
     */
    public record Controlled(
            Translated title,
            String path,
            boolean sample,
            List<Campaign.Partner> controllers,
            boolean shared,
            List<Campaign.Partner> recipients,
            boolean divided) {

        static Controlled of(Campaign campaign, boolean shared, boolean divided) {
            var action = CampaignFrame.action(campaign).orElseThrow();
            return new Controlled(
                    action.title(),
                    action.path(),
                    campaign.sample(),
                    campaign.controllers(),
                    shared,
                    campaign.partners().stream()
                            .filter(partner -> partner.role() == Campaign.Role.SUPPORTING)
                            .toList(),
                    divided);
        }
    }

    /**
     * Whose keys lie on this machine.
     *
     * @param hosted organisations that let it keep theirs
     * @param without organisations that have none and get nothing
     */
    public record Keys(boolean stewardIsHosted, List<Organisation> hosted, List<Organisation> without) {}

    private Keys keys(List<Campaign> campaigns) {
        var organisations = campaigns.stream()
                .flatMap(campaign -> campaign.partners().stream())
                .map(Campaign.Partner::organisation)
                .distinct()
                .toList();
        return new Keys(
                isHosted(Sealing.STEWARD),
                organisations.stream()
                        .filter(one -> isHosted(Sealing.organisation(one.slug())))
                        .toList(),
                organisations.stream()
                        .filter(one -> keys.of(Sealing.organisation(one.slug())).isEmpty())
                        .toList());
    }

    private boolean isHosted(String recipient) {
        return keys.of(recipient).map(RecipientKeys.Key::hosted).orElse(false);
    }

    /** The notice. */
    @GET
    public Response privacy(@Context ContainerRequestContext request, @Context RoutingContext exchange) {
        var language = Visit.language(request);
        var visible = Visible.of(campaigns.now());
        var messages = Messages.of(language);
        var page = Page.of(language, "/privacy", messages.t("site.privacy"), site.baseUrl())
                .described(messages.t("site.privacyLead"))
                .sample(visible.isSample());
        var controlled = visible.campaigns().stream()
                .map(one -> Controlled.of(one, arrangements.of(one.id()).isPresent(), receivers.isUsed(one)))
                .toList();
        return cache.page(
                exchange,
                Templates.privacy(page, controlled, keys(visible.campaigns()), retention.months())
                        .render());
    }
}
