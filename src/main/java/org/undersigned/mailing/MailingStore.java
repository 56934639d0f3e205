package org.undersigned.mailing;

import com.fasterxml.jackson.core.type.TypeReference;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.db.Column;
import org.undersigned.foundation.db.Db;

/** SQL about mailings as such. */
public final class MailingStore {

    private static final TypeReference<Map<String, List<String>>> SEGMENT = new TypeReference<>() {};

    private MailingStore() {}

    /** Those of an organisation, the newest first. */
    public static List<Mailing> of(Handle handle, UUID organisation) {
        return handle.select(
                        "SELECT * FROM mailing WHERE organisation = ? ORDER BY made_on DESC, begun_at DESC NULLS FIRST, id",
                        organisation)
                .map((row, context) -> mailing(row))
                .list();
    }

    /** One of an organisation's. */
    public static Optional<Mailing> find(Handle handle, UUID organisation, UUID id) {
        return handle.select("SELECT * FROM mailing WHERE organisation = ? AND id = ?", organisation, id)
                .map((row, context) -> mailing(row))
                .findOne();
    }

    /** One of an organisation's, locked. */
    static Optional<Mailing> locked(Handle handle, UUID organisation, UUID id) {
        return handle.select("SELECT * FROM mailing WHERE organisation = ? AND id = ? FOR UPDATE", organisation, id)
                .map((row, context) -> mailing(row))
                .findOne();
    }

    static Optional<Mailing> byId(Handle handle, UUID id) {
        return handle.select("SELECT * FROM mailing WHERE id = ?", id)
                .map((row, context) -> mailing(row))
                .findOne();
    }

    static void insert(Handle handle, Mailing mailing) {
        handle.createUpdate("""
                        INSERT INTO mailing (id, organisation, audience, petition, asks, segment, subject, other_subject, body, tried_on, starts,
                                             local_time, code, state, made_on)
                        VALUES (:id, :organisation, :audience, CAST(:petition AS uuid), CAST(:asks AS uuid), CAST(:segment AS json),
                                CAST(:subject AS json), CAST(:other AS json), CAST(:body AS json), :tried, CAST(:starts AS timestamp),
                                :local, :code, 'draft', :made)
                        """)
                .bind("id", mailing.id())
                .bind("organisation", mailing.organisation())
                .bindMap(words(mailing))
                .bind("code", mailing.code())
                .bind("made", mailing.madeOn())
                .execute();
    }

    /** A draft is as {@code mailing} says from now on; what was tried before counts no more. False if it is no draft any longer. */
    static boolean update(Handle handle, Mailing mailing) {
        return handle.createUpdate("""
                        UPDATE mailing
                           SET audience = :audience, petition = CAST(:petition AS uuid), asks = CAST(:asks AS uuid),
                               segment = CAST(:segment AS json), subject = CAST(:subject AS json), other_subject = CAST(:other AS json),
                               body = CAST(:body AS json), tried_on = :tried, starts = CAST(:starts AS timestamp), local_time = :local,
                               tested = false
                         WHERE id = :id AND state = 'draft'
                        """)
                        .bind("id", mailing.id())
                        .bindMap(words(mailing))
                        .execute()
                == 1;
    }

    private static Map<String, Object> words(Mailing mailing) {
        var all = new java.util.HashMap<String, Object>();
        all.put("audience", mailing.isAboutPetition() ? "updates" : "supporters");
        all.put("petition", mailing.petition().orElse(null));
        all.put("asks", mailing.asks().orElse(null));
        all.put("segment", Db.toJson(plain(mailing.segment())));
        all.put("subject", Db.toJson(mailing.subject()));
        all.put("other", mailing.otherSubject().map(Db::toJson).orElse(null));
        all.put("body", Db.toJson(mailing.body()));
        all.put("tried", mailing.triedOn());
        all.put("starts", mailing.starts().orElse(null));
        all.put("local", mailing.localTime());
        return all;
    }

    static void remove(Handle handle, UUID id) {
        handle.execute("DELETE FROM mailing WHERE id = ? AND state = 'draft'", id);
    }

    static void tested(Handle handle, UUID id) {
        handle.execute("UPDATE mailing SET tested = true WHERE id = ? AND state = 'draft'", id);
    }

    static void setState(Handle handle, UUID id, Mailing.State state) {
        handle.execute("UPDATE mailing SET state = ? WHERE id = ?", state.word(), id);
    }

    /** The slug of the organisation that a mailing is of. */
    static String organisation(Handle handle, UUID id) {
        return handle.select(
                        "SELECT o.slug FROM organisation o JOIN mailing m ON m.organisation = o.id WHERE m.id = ?", id)
                .mapTo(String.class)
                .one();
    }

    static void choose(Handle handle, UUID id, Mailing.Subject subject) {
        handle.execute("UPDATE mailing SET chosen = ? WHERE id = ?", subject.word(), id);
    }

    /** It is under way from now on. */
    static void begin(Handle handle, UUID id, Instant now) {
        handle.execute("UPDATE mailing SET state = 'running', begun_at = ? WHERE id = ?", now, id);
    }

    /** One that was over is under way again. */
    static void reopen(Handle handle, UUID id) {
        handle.execute("UPDATE mailing SET state = 'running', ended_on = NULL WHERE id = ?", id);
    }

    static void end(Handle handle, UUID id, Mailing.State state, LocalDate today) {
        handle.execute("UPDATE mailing SET state = ?, ended_on = ? WHERE id = ?", state.word(), today, id);
    }

    /** Those in a state, of everybody. */
    static List<Mailing> in(Handle handle, Mailing.State state) {
        return handle.select("SELECT * FROM mailing WHERE state = ? ORDER BY begun_at, id", state.word())
                .map((row, context) -> mailing(row))
                .list();
    }

    /** Those of an organisation that are under way. */
    static List<Mailing> running(Handle handle, UUID organisation) {
        return handle.select(
                        "SELECT * FROM mailing WHERE state = 'running' AND organisation = ? ORDER BY begun_at, id",
                        organisation)
                .map((row, context) -> mailing(row))
                .list();
    }

    /** Where it stands, and stays until the transaction ends; nothing if somebody changes that now. */
    static Optional<Mailing.State> hold(Handle handle, UUID id) {
        return handle.select("SELECT state FROM mailing WHERE id = ? FOR SHARE SKIP LOCKED", id)
                .mapTo(String.class)
                .findOne()
                .map(Mailing.State::of);
    }

    /** Whether mails to a petition's list are under way. */
    static boolean needsList(Handle handle, UUID petition) {
        return handle.createQuery("""
                        SELECT EXISTS (SELECT 1 FROM mailing WHERE petition = :petition AND state IN ('scheduled', 'running'))
                        """)
                .bind("petition", petition)
                .mapTo(Boolean.class)
                .one();
    }

    private static Map<String, List<String>> plain(Segment segment) {
        return Map.of(
                "languages", segment.languages(),
                "countries", segment.countries(),
                "regions", segment.regions(),
                "sources", segment.sources(),
                "signed", segment.signed().map(UUID::toString).stream().toList(),
                "unsigned", segment.unsigned().map(UUID::toString).stream().toList());
    }

    private static Segment segment(Map<String, List<String>> plain) {
        return new Segment(
                plain.get("languages"),
                plain.get("countries"),
                plain.get("regions"),
                plain.get("sources"),
                plain.get("signed").stream().map(UUID::fromString).findFirst(),
                plain.get("unsigned").stream().map(UUID::fromString).findFirst());
    }

    private static Mailing mailing(ResultSet row) throws SQLException {
        return new Mailing(
                Column.uuid(row, "id"),
                Column.uuid(row, "organisation"),
                Optional.ofNullable(Column.uuid(row, "petition")),
                Optional.ofNullable(Column.uuid(row, "asks")),
                segment(Column.json(row, "segment", SEGMENT)),
                Column.translated(row, "subject"),
                row.getString("other_subject") == null
                        ? Optional.empty()
                        : Optional.of(Column.translated(row, "other_subject")),
                Column.translated(row, "body"),
                row.getInt("tried_on"),
                Optional.ofNullable(row.getObject("starts", LocalDateTime.class)),
                row.getBoolean("local_time"),
                row.getString("code"),
                Optional.ofNullable(row.getString("chosen")).map(Mailing.Subject::of),
                Mailing.State.of(row.getString("state")),
                row.getBoolean("tested"),
                row.getObject("made_on", LocalDate.class),
                Optional.ofNullable(row.getTimestamp("begun_at")).map(Timestamp::toInstant));
    }
}
