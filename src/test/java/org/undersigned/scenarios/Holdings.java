package org.undersigned.scenarios;

import io.quarkus.arc.Arc;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.undersigned.foundation.db.Db;

/**
 * What the workspace holds of one beginning of slugs: each row that has it, each row that names one of those, and so on. Rows of others are
 * left out, for their actions open, close and are counted meanwhile.
 */
final class Holdings {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /** Tables that hold what is made here. */
    private static final List<String> TABLES = List.of(
            "action",
            "announcement",
            "arrangement_acceptance",
            "brand",
            "call_action",
            "campaign",
            "coalition_organisation",
            "coalition_role",
            "delivery",
            "delivery_correction",
            "delivery_hand_over_correction",
            "delivery_pack",
            "donation_account",
            "donation_offer",
            "draft",
            "embed_origin",
            "letter",
            "letter_target",
            "mailing",
            "organisation",
            "paper_batch",
            "paper_file",
            "paper_scan",
            "paper_sheet",
            "partner",
            "partnership",
            "pledge_action",
            "pledge_list",
            "recipient_key",
            "sender",
            "sender_key",
            "sign_on_request",
            "staff_approval",
            "staff_invitation",
            "staff_member",
            "supporter_export",
            "suppression",
            "target");

    private static final Db DB = Arc.container().instance(Db.class).get();

    private Holdings() {}

    /** A row of a table, and what it names. */
    private record Row(String text, Set<String> ids) {

        static Row of(String table, String json) {
            return new Row(
                    table + " " + json,
                    ID.matcher(json).results().map(MatchResult::group).collect(Collectors.toSet()));
        }
    }

    /** The rows as text, and last the number of things that staff did to them. */
    static List<String> of(String prefix) {
        var rows = TABLES.stream().flatMap(Holdings::rows).toList();
        var ids = new HashSet<String>();
        var held = rows.stream().filter(row -> row.text().contains(prefix)).collect(Collectors.toSet());
        while (held.stream().map(row -> ids.addAll(row.ids())).reduce(false, Boolean::logicalOr))
            rows.stream().filter(row -> !Collections.disjoint(row.ids(), ids)).forEach(held::add);
        return Stream.concat(
                        held.stream().map(Row::text).collect(Collectors.toCollection(TreeSet::new)).stream(),
                        Stream.of("done by staff: " + done(prefix)))
                .toList();
    }

    /** All rows but for the number that is published, which moves by itself. */
    private static Stream<Row> rows(String table) {
        return DB
                .read(handle -> handle.select(
                                "SELECT to_jsonb(t) - 'published' - 'published_at' FROM %s t".formatted(table))
                        .mapTo(String.class)
                        .list())
                .stream()
                .map(json -> Row.of(table, json));
    }

    private static long done(String prefix) {
        return DB.read(handle -> handle.select(
                        "SELECT count(*) FROM audit_entry WHERE actor LIKE 'staff %' AND subject || ' ' || coalesce(detail, '') LIKE ?",
                        "%" + prefix + "%")
                .mapTo(Long.class)
                .one());
    }
}
