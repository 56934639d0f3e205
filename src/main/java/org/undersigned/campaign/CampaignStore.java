package org.undersigned.campaign;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.core.type.TypeReference;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.undersigned.foundation.db.Column;
import org.undersigned.organisation.Organisation;
import org.undersigned.organisation.OrganisationStore;

/** Reads everything public about campaigns in a handful of queries. Writing is {@link CampaignWriting}. */
final class CampaignStore {

    private static final TypeReference<List<String>> STRINGS = new TypeReference<>() {};
    private static final TypeReference<List<Campaign.Category>> CATEGORIES = new TypeReference<>() {};
    private static final TypeReference<List<Campaign.Link>> LINKS = new TypeReference<>() {};
    private static final TypeReference<List<Campaign.GiftShare>> GIFTS = new TypeReference<>() {};
    private static final TypeReference<List<Campaign.NextAction>> NEXT = new TypeReference<>() {};

    /** Leaves out what organisations say or are said to say that were asked to be partners and are none, or none any more. */
    private static final String PARTNERS = """
             WHERE NOT EXISTS (SELECT 1 FROM partnership s
                    WHERE s.campaign = %s AND s.organisation = o.organisation AND s.state <> 'joined')""";

    /** The same, but for what an organisation approved before it left: that was so, and stays with its day. What it said itself stays, too. */
    private static final String ANSWERED = """
             WHERE (o.own OR NOT EXISTS (SELECT 1 FROM partnership s
                    WHERE s.campaign = %s AND s.organisation = o.organisation AND s.state IN ('asked', 'declined', 'removed')))""";

    private CampaignStore() {}

    /** What was agreed: an organisation that was asked and has not answered stands nowhere in it. */
    static Campaigns.Content content(Handle handle) {
        return content(handle, true);
    }

    /** What leads wrote, whoever has answered. */
    static Campaigns.Content written(Handle handle) {
        return content(handle, false);
    }

    private static Campaigns.Content content(Handle handle, boolean agreed) {
        var organisations =
                OrganisationStore.all(handle).stream().collect(toMap(Organisation::id, Function.identity()));
        var coalitions = coalitions(handle, agreed, organisations);
        var partners = of(
                handle,
                agreed ? """
                          SELECT p.campaign, p.organisation, s.role FROM partner p JOIN partnership s USING (campaign, organisation)
                           WHERE s.state = 'joined' ORDER BY p.position
                          """ : "SELECT campaign, organisation, role FROM partner ORDER BY position",
                "campaign",
                (row, context) -> new Campaign.Partner(
                        organisations.get(Column.uuid(row, "organisation")), Campaign.Role.of(row.getString("role"))));
        var targets = of(
                handle,
                "SELECT * FROM target ORDER BY position",
                "campaign",
                (row, context) -> new Campaign.Target(
                        Column.translated(row, "name"),
                        Column.translated(row, "office"),
                        Column.translated(row, "institution"),
                        Optional.ofNullable(row.getString("email"))));
        var announcements = of(
                handle,
                "SELECT * FROM announcement o " + (agreed ? PARTNERS.formatted("o.campaign") : "")
                        + " ORDER BY position",
                "campaign",
                (row, context) -> new Campaign.Announcement(
                        Column.uuid(row, "id"),
                        row.getString("slug"),
                        organisations.get(Column.uuid(row, "organisation")),
                        row.getObject("dated", LocalDate.class),
                        Column.translated(row, "title"),
                        Column.translated(row, "body"),
                        Column.json(row, "calls", STRINGS),
                        CampaignWriting.picture(row),
                        Optional.ofNullable(row.getObject("taken_down", LocalDate.class))));
        var actions = of(
                handle,
                "SELECT * FROM action ORDER BY position",
                "campaign",
                (row, context) -> new Action(
                        Column.uuid(row, "id"),
                        row.getString("kind"),
                        row.getString("slug"),
                        Column.translated(row, "title"),
                        row.getString("state"),
                        row.getLong("published"),
                        row.getTimestamp("published_at").toInstant()));
        var statements = statements(handle, agreed, organisations);
        var campaigns = handle.select("SELECT * FROM campaign ORDER BY slug")
                .map((row, context) -> {
                    var id = Column.uuid(row, "id");
                    return new Campaign(
                            id,
                            row.getString("slug"),
                            coalitions.get(Column.uuid(row, "coalition")),
                            Column.translated(row, "title"),
                            Optional.ofNullable(row.getString("colour")),
                            row.getBoolean("sample"),
                            Column.json(row, "categories", CATEGORIES),
                            Column.json(row, "hashtags", STRINGS),
                            Column.json(row, "links", LINKS),
                            Column.json(row, "next_actions", NEXT),
                            partners.getOrDefault(id, List.of()),
                            targets.getOrDefault(id, List.of()),
                            Optional.ofNullable(row.getObject("division_cap", Integer.class))
                                    .map(Division::new),
                            Column.json(row, "gifts", GIFTS),
                            Optional.ofNullable(statements.get(id)),
                            announcements.getOrDefault(id, List.of()),
                            actions.getOrDefault(id, List.of()));
                })
                .list();
        return new Campaigns.Content(
                organisations.values().stream()
                        .sorted(java.util.Comparator.comparing(Organisation::slug))
                        .toList(),
                List.copyOf(coalitions.values()),
                campaigns);
    }

    private static Map<UUID, Coalition> coalitions(
            Handle handle, boolean agreed, Map<UUID, Organisation> organisations) {
        var members = of(
                handle,
                "SELECT * FROM coalition_organisation" + (agreed ? " WHERE agreed" : "") + " ORDER BY position",
                "coalition",
                (row, context) -> organisations.get(Column.uuid(row, "organisation")));
        var result = new LinkedHashMap<UUID, Coalition>();
        handle.select("SELECT * FROM coalition ORDER BY slug")
                .map((row, context) -> new Coalition(
                        Column.uuid(row, "id"),
                        row.getString("slug"),
                        Column.translated(row, "name"),
                        Column.translated(row, "about"),
                        members.getOrDefault(Column.uuid(row, "id"), List.of()),
                        row.getBoolean("stays")))
                .forEach(coalition -> result.put(coalition.id(), coalition));
        return result;
    }

    private static Map<UUID, Statement> statements(
            Handle handle, boolean agreed, Map<UUID, Organisation> organisations) {
        var campaign = "(SELECT campaign FROM statement WHERE statement.id = o.statement)";
        var approved = agreed ? ANSWERED.formatted(campaign) + " AND " + SaidStore.SIGN_ON_HOLDS : "";
        var said = agreed ? PARTNERS.formatted(campaign) + " AND " + SaidStore.QUOTE_HOLDS : "";
        var versions = of(
                handle,
                "SELECT * FROM statement_version ORDER BY number",
                "statement",
                (row, context) -> new Statement.Version(
                        row.getInt("number"), row.getObject("dated", LocalDate.class), Column.translated(row, "text")));
        var signOns = of(
                handle,
                "SELECT * FROM sign_on o " + approved + " ORDER BY own, position, dated, organisation",
                "statement",
                (row, context) -> new Statement.SignOn(
                        row.getInt("version"),
                        organisations.get(Column.uuid(row, "organisation")),
                        row.getString("person"),
                        Column.translated(row, "office"),
                        row.getObject("dated", LocalDate.class),
                        row.getBoolean("own"),
                        Optional.ofNullable(row.getObject("withdrawn", LocalDate.class))));
        var quotes = of(
                handle,
                "SELECT * FROM quote o " + said + " ORDER BY position",
                "statement",
                (row, context) -> new Statement.Quote(
                        row.getString("name"),
                        Column.translated(row, "office"),
                        organisations.get(Column.uuid(row, "organisation")),
                        Column.translated(row, "text")));
        return handle.select("SELECT * FROM statement")
                .map((row, context) -> {
                    var id = Column.uuid(row, "id");
                    return Map.entry(
                            Column.uuid(row, "campaign"),
                            new Statement(
                                    id,
                                    row.getString("slug"),
                                    versions.getOrDefault(id, List.of()),
                                    signOns.getOrDefault(id, List.of()),
                                    quotes.getOrDefault(id, List.of()),
                                    row.getBoolean("form_closed")));
                })
                .collect(java.util.stream.Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Rows of a child table, grouped by the id of their parent, in the order of the query. */
    private static <T> Map<UUID, List<T>> of(Handle handle, String sql, String parent, RowMapper<T> mapper) {
        record Child<T>(UUID parent, T value) {}
        return handle
                .select(sql)
                .map((row, context) -> new Child<>(Column.uuid(row, parent), mapper.map(row, context)))
                .list()
                .stream()
                .collect(groupingBy(
                        Child::parent,
                        java.util.stream.Collectors.mapping(Child::value, java.util.stream.Collectors.toList())));
    }
}
