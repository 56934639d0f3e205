package org.undersigned.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.undersigned.foundation.html.Languages;
import org.undersigned.foundation.html.Messages;
import org.undersigned.foundation.html.Translated;
import org.undersigned.organisation.Organisation;

class CampaignPagesTest {

    private static final Organisation LEGAL = organisation("legal-aid", "legal");
    private static final Organisation FAITH = organisation("faith-table", "faith");
    private static final Organisation OTHER_FAITH = organisation("other-table", "faith");
    private static final LocalDate DAY = LocalDate.of(2026, 9, 1);

    @Test
    void organisations_are_grouped_in_the_order_of_the_kinds_and_empty_kinds_are_left_out() {
        var kinds = CoalitionPage.byKind(List.of(FAITH, LEGAL, OTHER_FAITH));
        assertEquals(
                List.of("legal", "faith"),
                kinds.stream().map(CoalitionPage.Kind::word).toList());
        assertEquals(List.of(FAITH, OTHER_FAITH), kinds.getLast().organisations());
    }

    @Test
    void an_approval_of_an_earlier_version_is_no_approval_of_the_latest() {
        var statement = new Statement(
                UUID.randomUUID(),
                "joint",
                List.of(version(1), version(2)),
                List.of(signOn(1, LEGAL), signOn(1, FAITH), signOn(2, LEGAL)),
                List.of());
        var campaign = campaign("draft-or-not", "open", statement);
        assertEquals(List.of(FAITH), StatementPage.waiting(campaign, statement));
    }

    @Test
    void nothing_of_a_draft_is_visible() {
        var draft = campaign("hidden", "draft", null);
        var content = new Campaigns.Content(List.of(LEGAL, FAITH), List.of(draft.coalition()), List.of(draft));
        var visible = Visible.of(content);
        assertTrue(visible.campaigns().isEmpty());
        assertTrue(visible.coalitions().isEmpty());
        assertTrue(visible.organisations().isEmpty());
        assertTrue(visible.announcements().isEmpty());
    }

    @Test
    void once_open_its_coalition_and_organisations_are_visible() {
        var open = campaign("shown", "open", null);
        var visible = Visible.of(
                new Campaigns.Content(List.of(LEGAL, FAITH, OTHER_FAITH), List.of(open.coalition()), List.of(open)));
        assertEquals(List.of(FAITH, LEGAL), visible.organisations());
        assertTrue(visible.coalition("together").isPresent());
    }

    @Test
    void share_links_escape_what_they_carry() {
        var share = new Share("https://a.example/p?partner=x", "Fish & river: \"ours\"", List.of("#River"));
        assertEquals(
                "https://www.facebook.com/sharer/sharer.php?u=https%3A%2F%2Fa.example%2Fp%3Fpartner%3Dx",
                share.facebook());
        assertEquals(
                "mailto:?subject=Fish%20%26%20river%3A%20%22ours%22&body=Fish%20%26%20river%3A%20%22ours%22%0A%0A"
                        + "https%3A%2F%2Fa.example%2Fp%3Fpartner%3Dx",
                share.mail());
        assertTrue(share.bluesky().endsWith("%20%23River"));
    }

    @Test
    void every_kind_and_role_has_a_word_in_every_language() {
        for (var language : Languages.all()) {
            var messages = Messages.of(language);
            for (var kind : Organisation.KINDS) assertTrue(messages.has("campaign.kind." + kind), kind);
            for (var role : Campaign.Role.values())
                assertTrue(messages.has("campaign.role." + role.word()), role.word());
            for (var outcome : List.of("soon", "closed", "delivered", "answered", "won", "archived"))
                assertTrue(messages.has("campaign.outcome." + outcome), outcome);
        }
    }

    private static Campaign campaign(String slug, String state, Statement statement) {
        var title = Translated.of("en", "A title");
        var coalition = new Coalition(
                UUID.randomUUID(), "together", title, Translated.of("en", "About"), List.of(LEGAL, FAITH));
        return new Campaign(
                UUID.randomUUID(),
                slug,
                coalition,
                title,
                Optional.empty(),
                false,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(
                        new Campaign.Partner(LEGAL, Campaign.Role.LEAD),
                        new Campaign.Partner(FAITH, Campaign.Role.SUPPORTING)),
                List.of(),
                Optional.empty(),
                List.of(),
                Optional.ofNullable(statement),
                List.of(),
                List.of(new Action(UUID.randomUUID(), "petition", "ask", title, state, 0, Instant.EPOCH)));
    }

    private static Statement.Version version(int number) {
        return new Statement.Version(number, DAY, Translated.of("en", "Text " + number));
    }

    private static Statement.SignOn signOn(int version, Organisation organisation) {
        return Statement.SignOn.written(version, organisation, "A Person", Translated.of("en", "Chair"), DAY);
    }

    private static Organisation organisation(String slug, String kind) {
        return new Organisation(
                UUID.randomUUID(),
                slug,
                Translated.of("en", slug),
                Optional.empty(),
                kind,
                URI.create("https://example.org"),
                URI.create("https://example.org/privacy"),
                "1 Street",
                Optional.empty(),
                List.of(),
                false);
    }
}
