package org.undersigned.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.undersigned.exchange.SampleText.errors;
import static org.undersigned.exchange.SampleText.good;
import static org.undersigned.exchange.SampleText.with;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.undersigned.campaign.Campaign;

/** What a campaign file says of gifts. */
class GiftsInFilesTest {

    @Test
    void a_joint_gift_is_split_between_two_partners_at_least() {
        var file = with(
                "colour: \"#0f766e\"",
                "gifts: [{organisation: river-watch, share: 60}, {organisation: anglers, share: 40}]");
        assertEquals(
                List.of(new Campaign.GiftShare("river-watch", 60), new Campaign.GiftShare("anglers", 40)),
                good(file).campaign().gifts());
        var stranger = errors(file.replace("    - {organisation: anglers, role: supporting}\n", ""));
        assertTrue(stranger.contains("campaign.gifts[1]: \"anglers\" is no partner"), stranger);
        var alone = errors(file.replace(", {organisation: anglers, share: 40}", ""));
        assertTrue(alone.contains("campaign.gifts: a gift to one organisation is not split"), alone);
        var twice = errors(file.replace("anglers, share: 40", "river-watch, share: 0"));
        assertTrue(twice.contains("this organisation is there already") && twice.contains("from 1 to 100"), twice);
    }

    @Test
    void a_link_for_gifts_has_only_blanks_that_there_are() {
        var link = "https://river-watch.example/give?amount={amount}&refcode={source}";
        var file = with("donate_url: https://river-watch.example/give", "donate_url: " + link);
        assertEquals(
                link,
                CampaignTree.organisation(good(file).organisations().getFirst()).get("donate_url"));
        var errors = errors(file.replace("{source}", "{email}"));
        assertTrue(errors.contains("organisations[0].donate_url: \"{email}\" is no blank of a link"), errors);
    }

    @Test
    void what_is_said_of_gifts_leaves_and_comes_back_as_it_was() {
        var file = with(
                "colour: \"#0f766e\"",
                "gifts: [{organisation: anglers, share: 2}, {organisation: river-watch, share: 1}]");
        var written = CampaignTree.yaml(good(file.replace("/give\n", "/give/{lang}?a={amount}\n")));
        assertTrue(written.contains("/give/{lang}?a={amount}"), written);
        assertEquals(good(file).campaign().gifts(), good(written).campaign().gifts());
    }
}
