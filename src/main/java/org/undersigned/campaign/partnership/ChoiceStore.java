package org.undersigned.campaign.partnership;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.db.Column;

/** All SQL about what partners chose for their links and permissions. */
final class ChoiceStore {

    private ChoiceStore() {}

    /**
     * Every choice that is not the usual one, by campaign and organisation. Who left a campaign asks nobody there any more, but what it was
     * allowed ends when it said.
     */
    static Map<Choices.Place, Choice> all(Handle handle) {
        var all = new HashMap<Choices.Place, Choice>();
        handle.select("""
                        SELECT campaign, organisation, months,
                               own_box AND state = 'joined' AS own_box, asks_twice AND state = 'joined' AS asks_twice
                          FROM partnership WHERE own_box OR asks_twice OR months IS NOT NULL
                        """)
                .map((row, context) -> Map.entry(place(row), choice(row)))
                .forEach(one -> all.put(one.getKey(), one.getValue()));
        return all;
    }

    /** Periods that were chosen once and are not any more, by campaign and organisation. */
    static Map<Choices.Place, List<Term>> terms(Handle handle) {
        return handle.select("SELECT campaign, organisation, months, last_day FROM permission_term")
                .map((row, context) -> Map.entry(
                        place(row),
                        new Term(row.getInt("months"), row.getDate("last_day").toLocalDate())))
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    /** Keeps what a partner chose on {@code today}, and the period that held until then; false if it is no partner. */
    static boolean put(Handle handle, Choices.Place place, Choice choice, LocalDate today) {
        handle.createUpdate("""
                        INSERT INTO permission_term (campaign, organisation, months, last_day)
                        SELECT campaign, organisation, months, :today FROM partnership
                         WHERE campaign = :campaign AND organisation = :organisation AND state = 'joined'
                           AND months IS NOT NULL AND months IS DISTINCT FROM CAST(:months AS int)
                            ON CONFLICT (campaign, organisation, months) DO UPDATE SET last_day = EXCLUDED.last_day
                        """)
                .bind("today", today)
                .bind("months", choice.months().orElse(null))
                .bind("campaign", place.campaign())
                .bind("organisation", place.organisation())
                .execute();
        return handle.createUpdate("""
                                UPDATE partnership SET own_box = :ownBox, asks_twice = :asksTwice, months = CAST(:months AS int)
                                 WHERE campaign = :campaign AND organisation = :organisation AND state = 'joined'
                                """)
                        .bind("ownBox", choice.ownBox())
                        .bind("asksTwice", choice.asksTwice())
                        .bind("months", choice.months().orElse(null))
                        .bind("campaign", place.campaign())
                        .bind("organisation", place.organisation())
                        .execute()
                == 1;
    }

    private static Choices.Place place(ResultSet row) throws SQLException {
        return new Choices.Place(Column.uuid(row, "campaign"), Column.uuid(row, "organisation"));
    }

    private static Choice choice(ResultSet row) throws SQLException {
        return new Choice(
                row.getBoolean("own_box"),
                row.getBoolean("asks_twice"),
                Optional.ofNullable(row.getObject("months", Integer.class)));
    }
}
