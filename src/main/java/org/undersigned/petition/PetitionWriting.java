package org.undersigned.petition;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.campaign.Campaigns;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.html.Translated;
import org.undersigned.foundation.keys.Mac;

/**
 * Writes petitions with their actions and versions. Nothing here deletes. Callers call
 * {@link org.undersigned.foundation.db.Publication#changed}.
 */
public final class PetitionWriting {

    private PetitionWriting() {}

    /** The petition with this slug as it stands in this transaction. */
    public static Optional<Petition> stored(Handle handle, Campaigns.Content content, String slug) {
        return PetitionStore.all(handle, content).stream()
                .filter(petition -> petition.slug().equals(slug))
                .findFirst();
    }

    /**
     * Holds the rows of these petitions until the transaction ends, before anything else of theirs and before the audit log: whoever takes a
     * step does so too, and two that wait for each other never end. Those that are not there yet are left out.
     */
    public static void hold(Handle handle, Collection<String> slugs) {
        handle.createQuery("SELECT id FROM action WHERE slug = ANY (:slugs) ORDER BY id FOR UPDATE")
                .bindArray("slugs", String.class, slugs.toArray())
                .mapTo(UUID.class)
                .list();
    }

    /**
     * Whether anybody has signed a petition of {@code campaign}, be it that their rows are gone because it is retired. Holds every version until the transaction ends: a signature that
     * is being written is waited for, and the next one waits, so the answer stays true.
     */
    public static boolean anySignedIn(Handle handle, UUID campaign) {
        handle.select("""
                        SELECT v.number FROM petition_version v JOIN action a ON a.id = v.petition WHERE a.campaign = ? FOR UPDATE OF v
                        """, campaign).mapTo(Integer.class).list();
        return handle.select("""
                        SELECT EXISTS (SELECT 1 FROM action a JOIN petition p ON p.id = a.id
                                       WHERE a.campaign = ? AND (p.retired_on IS NOT NULL
                                             OR EXISTS (SELECT 1 FROM signature s WHERE s.petition = p.id)))
                        """, campaign).mapTo(Boolean.class).one();
    }

    /** Whether anybody has signed this petition; holds its versions as {@link #anySignedIn} does. */
    public static boolean signed(Handle handle, UUID petition) {
        handle.select("SELECT number FROM petition_version WHERE petition = ? FOR UPDATE", petition)
                .mapTo(Integer.class)
                .list();
        return handle.select("""
                        SELECT p.retired_on IS NOT NULL OR EXISTS (SELECT 1 FROM signature s WHERE s.petition = p.id)
                          FROM petition p WHERE p.id = ?
                        """, petition).mapTo(Boolean.class).one();
    }

    /**
     * Creates the petition as a draft, as the last action of its campaign, with all of its versions.
     *
     * @param host of this site, which names the petition's public log for good
     */
    public static void create(Handle handle, Petition petition, PetitionKeys.Wrapped key, String host) {
        handle.createUpdate("""
                        INSERT INTO action (id, campaign, position, kind, slug, title, state, published_at)
                        SELECT :id, :campaign, coalesce(max(position) + 1, 0), 'petition', :slug, CAST(:title AS json), 'draft', :at
                          FROM action WHERE campaign = :campaign
                        """)
                .bind("id", petition.id())
                .bind("campaign", petition.campaign().id())
                .bind("slug", petition.slug())
                .bind("title", Db.toJson(petition.action().title()))
                .bind("at", petition.action().publishedAt())
                .execute();
        handle.createUpdate("""
                        INSERT INTO petition (id, opens, closes, goals, fields, special_category, profile, picture, picture_alt, share, ladder,
                               key_id, wrapped_key, log_origin)
                        VALUES (:id, :opens, :closes, CAST(:goals AS json), CAST(:fields AS json), :special, :profile, :picture,
                               CAST(:alt AS json), CAST(:share AS json), CAST(:ladder AS json), :keyId, :key, :origin)
                        """)
                .bind("id", petition.id())
                .bind("opens", petition.opens())
                .bind("closes", petition.closes().orElse(null))
                .bind("goals", Db.toJson(petition.goals()))
                .bind("fields", Db.toJson(petition.fields()))
                .bind("special", petition.specialCategory())
                .bind("profile", petition.profile())
                .bind("picture", picture(petition))
                .bind("alt", alt(petition))
                .bind("share", Db.toJson(petition.share()))
                .bind("ladder", Db.toJson(petition.ladder().rules()))
                .bind("keyId", key.keyId())
                .bind("key", key.wrapped())
                .bind("origin", LogOrigins.origin(host, petition.id()))
                .execute();
        petition.versions().forEach(version -> save(handle, petition.id(), version));
    }

    /** Replaces everything of a petition's own but its versions, state and key. */
    public static void update(Handle handle, Petition petition) {
        handle.createUpdate("""
                        UPDATE petition SET opens = :opens, closes = :closes, goals = CAST(:goals AS json), fields = CAST(:fields AS json),
                               special_category = :special, profile = :profile, picture = :picture, picture_alt = CAST(:alt AS json),
                               share = CAST(:share AS json), ladder = CAST(:ladder AS json)
                         WHERE id = :id
                        """)
                .bind("id", petition.id())
                .bind("opens", petition.opens())
                .bind("closes", petition.closes().orElse(null))
                .bind("goals", Db.toJson(petition.goals()))
                .bind("fields", Db.toJson(petition.fields()))
                .bind("special", petition.specialCategory())
                .bind("profile", petition.profile())
                .bind("picture", picture(petition))
                .bind("alt", alt(petition))
                .bind("share", Db.toJson(petition.share()))
                .bind("ladder", Db.toJson(petition.ladder().rules()))
                .execute();
    }

    /** Replaces what people are asked after signing. */
    public static void climb(Handle handle, UUID petition, Ladder ladder) {
        handle.createUpdate("UPDATE petition SET ladder = CAST(:ladder AS json) WHERE id = :id")
                .bind("ladder", Db.toJson(ladder.rules()))
                .bind("id", petition)
                .execute();
    }

    private static String picture(Petition petition) {
        return petition.picture().map(one -> one.picture().file()).orElse(null);
    }

    private static String alt(Petition petition) {
        return petition.picture().map(one -> Db.toJson(one.alt())).orElse(null);
    }

    /** Number of the latest version as it stands in this transaction. */
    public static int latest(Handle handle, UUID petition) {
        return handle.select("SELECT max(number) FROM petition_version WHERE petition = ?", petition)
                .mapTo(Integer.class)
                .one();
    }

    /** Writes a version, in place of the one with its number if there is one. Ask {@link #signed} before you replace. */
    public static void save(Handle handle, UUID petition, Petition.Version version) {
        handle.createUpdate("""
                        INSERT INTO petition_version (petition, number, dated, title, ask, body, sha256)
                        VALUES (:petition, :number, :dated, CAST(:title AS json), CAST(:ask AS json), CAST(:body AS json), :sha256)
                        ON CONFLICT (petition, number) DO UPDATE SET
                               dated = excluded.dated, title = excluded.title, ask = excluded.ask, body = excluded.body,
                               sha256 = excluded.sha256
                        """)
                .bind("petition", petition)
                .bind("number", version.number())
                .bind("dated", version.dated())
                .bind("title", Db.toJson(version.title()))
                .bind("ask", Db.toJson(version.ask()))
                .bind("body", Db.toJson(version.body()))
                .bind("sha256", version.sha256())
                .execute();
        handle.execute("UPDATE action SET title = CAST(? AS json) WHERE id = ?", Db.toJson(version.title()), petition);
        // Who approved a launch approved other words.
        callOff(handle, petition);
    }

    /** Nobody launches it because of what was asked or approved before. */
    public static void callOff(Handle handle, UUID petition) {
        LaunchStore.remove(handle, petition);
    }

    /** Says that a draft is ready for its launch. */
    public static void review(Handle handle, UUID petition) {
        handle.execute("UPDATE action SET state = 'review' WHERE id = ? AND state = 'draft'", petition);
    }

    /** Opens a draft on the operator's word that the partners accepted it on paper. */
    public static void launch(Handle handle, UUID petition, LocalDate dated) {
        handle.execute("UPDATE action SET state = 'open' WHERE id = ? AND state = 'draft'", petition);
        handle.execute("UPDATE petition SET accepted_on_paper = true WHERE id = ?", petition);
        PetitionStore.event(handle, petition, "opened", null, dated);
    }

    /**
     * SHA-256 of a wording, which a receipt can name: over the UTF-8 bytes of
     *
     * <pre>
     * undersigned/petition-text/v1
     * main LANGUAGE
     * PART LANGUAGE LENGTH
     * TEXT
     * </pre>
     *
     * the last two lines once for each part ({@code title}, {@code ask}, {@code body}, in this order) and each of its languages (by
     * tag), where LENGTH is the number of bytes of TEXT and every line, also the last, ends with a line feed. With the lengths, no
     * two wordings have the same bytes.
     */
    public static byte[] sha256(Translated title, Translated ask, Translated body) {
        var bytes = new ByteArrayOutputStream();
        line(bytes, "undersigned/petition-text/v1");
        line(bytes, "main " + title.mainLanguage());
        part(bytes, "title", title.byLanguage());
        part(bytes, "ask", ask.byLanguage());
        part(bytes, "body", body.byLanguage());
        return Mac.sha256(bytes.toByteArray());
    }

    private static void part(ByteArrayOutputStream bytes, String part, Map<String, String> byLanguage) {
        new TreeMap<>(byLanguage).forEach((language, text) -> {
            line(bytes, part + " " + language + " " + text.getBytes(StandardCharsets.UTF_8).length);
            line(bytes, text);
        });
    }

    private static void line(ByteArrayOutputStream bytes, String text) {
        bytes.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        bytes.write('\n');
    }
}
