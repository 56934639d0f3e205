package org.undersigned.donation;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.undersigned.foundation.html.Messages;
import org.undersigned.petition.Petition;

/** What Stripe is asked for: its own page on which one gift to one organisation is paid. Nothing about the giver goes along. */
final class Checkout {

    /** Under which our id of a gift stands in Stripe's metadata. */
    static final String GIFT = "undersigned_gift";

    private static final String CAMPAIGN = "undersigned_campaign";
    private static final String SOURCE = "undersigned_source";

    /** Languages of ours that Stripe's page is written in; in others it takes that of the browser. */
    private static final Set<String> LOCALES = Set.of("en", "es", "fr", "de", "pt", "zh", "vi");

    private Checkout() {}

    /**
     * The fields of the request. The addresses that Stripe leads back to are known to it and to the organisation: they lead to this gift and no
     * further.
     *
     * @param own address of the gift's own page
     */
    static Map<String, String> fields(Gift gift, Petition petition, String own) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("mode", gift.monthly() ? "subscription" : "payment");
        // A subscription has no such button.
        if (!gift.monthly()) fields.put("submit_type", "donate");
        fields.put("client_reference_id", gift.id().toString());
        var item = "line_items[0]";
        fields.put(item + "[quantity]", "1");
        fields.put(item + "[price_data][currency]", gift.amount().currency().toLowerCase(Locale.ROOT));
        fields.put(
                item + "[price_data][unit_amount]", String.valueOf(gift.amount().minor()));
        fields.put(
                item + "[price_data][product_data][name]",
                Messages.of(gift.language()).t("donation.stripe.product", gift.beneficiary()));
        if (gift.monthly()) fields.put(item + "[price_data][recurring][interval]", "month");
        fields.put("locale", LOCALES.contains(gift.language()) ? gift.language() : "auto");
        fields.put("success_url", own);
        fields.put("cancel_url", own + "/back");
        about(fields, "metadata", gift, petition);
        about(fields, gift.monthly() ? "subscription_data[metadata]" : "payment_intent_data[metadata]", gift, petition);
        return fields;
    }

    /** For a petition that may harm who supports it, Stripe is not told what a gift was given for. */
    private static void about(Map<String, String> fields, String place, Gift gift, Petition petition) {
        fields.put(place + "[" + GIFT + "]", gift.id().toString());
        if (Quiet.is(petition)) return;
        fields.put(place + "[" + CAMPAIGN + "]", petition.campaign().slug());
        if (!gift.source().isEmpty()) fields.put(place + "[" + SOURCE + "]", gift.source());
    }
}
