package org.undersigned.signature.own;

import jakarta.inject.Singleton;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;
import org.undersigned.campaign.Campaigns;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.html.Messages;
import org.undersigned.organisation.Organisation;
import org.undersigned.signature.BoxRows;
import org.undersigned.signature.SignatureStore;
import org.undersigned.signature.Signer;
import org.undersigned.signature.Signers;
import org.undersigned.signature.division.DivisionEvent;
import org.undersigned.signature.division.DivisionStore;
import org.undersigned.supporter.ConsentHistoryStore;
import org.undersigned.supporter.ConsentStore;
import org.undersigned.supporter.SealedRow;
import org.undersigned.supporter.SealedRowStore;
import org.undersigned.supporter.Sealing;

/** Everything that is kept about a signer under one petition, as they can take it with them (GDPR articles 15 and 20). */
@Singleton
final class OwnData {

    private final Db db;
    private final Signers signers;
    private final Campaigns campaigns;

    OwnData(Db db, Signers signers, Campaigns campaigns) {
        this.db = db;
        this.signers = signers;
        this.campaigns = campaigns;
    }

    /** All of it, ready to be written as JSON; nothing if no signature has this link. */
    Optional<Map<String, Object>> of(String token) {
        return db.inTransaction(handle -> signers.byLink(handle, token).map(signer -> data(handle, signer)));
    }

    /**
     * What one organisation has of a signer here, and what it was allowed and when: access and portability for that organisation
     * alone. Nothing if no signature has this link.
     */
    Optional<Map<String, Object>> of(String token, Organisation organisation) {
        return db.inTransaction(
                handle -> signers.byLink(handle, token).map(signer -> data(handle, signer, organisation)));
    }

    private Map<String, Object> data(Handle handle, Signer signer, Organisation organisation) {
        var signature = signer.signature();
        var row = SealedRowStore.of(handle, signature.id(), Sealing.organisation(organisation.slug()));
        var data = new LinkedHashMap<String, Object>();
        data.put("petition", signer.petition().slug());
        data.put("organisation", organisation.slug());
        data.put(
                "organisation_name",
                organisation.name().in(signature.language()).text());
        data.put("privacy_notice", organisation.privacyUrl().toString());
        data.put("postal_address", organisation.postalAddress());
        data.put(
                "may_write",
                ConsentStore.grants(handle, signature.id()).stream()
                        .anyMatch(grant -> grant.live() && grant.organisation().equals(organisation.id())));
        data.put("sealed_for_it", row.isPresent());
        data.put("sealed_to_key", row.map(SealedRow::keyId).orElse(null));
        data.put(
                "reference_in_its_lists",
                row.map(SealedRow::ref).map(Base64.getEncoder()::encodeToString).orElse(null));
        data.put(
                "data",
                signer.fields()
                        .filter(fields -> row.isPresent())
                        .map(fields -> BoxRows.typed(signer).forOrganisation())
                        .orElse(null));
        if (row.isPresent() && signer.fields().isEmpty())
            data.put("data_note", Messages.of(signature.language()).t(signer.whySealed()));
        data.put("consent_events", events(handle, signer, organisation.id()::equals));
        return data;
    }

    private Map<String, Object> data(Handle handle, Signer signer) {
        var signature = signer.signature();
        var data = new LinkedHashMap<String, Object>();
        data.put("petition", signer.petition().slug());
        data.put("text_version", signature.version());
        data.put("state", signature.asTold().word());
        data.put("signed_on", signature.day().toString());
        // The salt is not typed by anybody: it opens the receipt, and is handed out with that, behind a warning.
        data.put("typed", signer.fields().map(OwnData::typed).orElse(null));
        if (signer.fields().isEmpty())
            data.put("typed_note", Messages.of(signature.language()).t(signer.whySealed()));
        data.put("country", signature.country());
        data.put("region", SignatureStore.region(handle, signature.id()).orElse(null));
        data.put("language", signature.language());
        data.put("source", SignatureStore.source(handle, signature.id()).orElse(null));
        data.put("name_is_shown", signature.isPublic());
        data.put("wants_updates", signature.wantsUpdates());
        SealedRowStore.of(handle, signature.id(), Sealing.SHARER)
                .flatMap(row ->
                        signers.sealing().openPublication(signer.petition().id(), row))
                .ifPresent(fields -> data.put("named_among_those_who_brought_others", fields.get("name")));
        data.put("consent_events", events(handle, signer, organisation -> true));
        var division =
                DivisionStore.told(handle, signers.sealing(), signer.petition().id(), signature.id());
        if (!division.isEmpty())
            data.put("division_events", division.stream().map(OwnData::event).toList());
        return data;
    }

    private static Map<String, String> typed(Map<String, String> fields) {
        var typed = new TreeMap<>(fields);
        typed.remove("salt");
        return typed;
    }

    private List<Map<String, Object>> events(Handle handle, Signer signer, Predicate<UUID> organisation) {
        var petition = signer.petition().id();
        return ConsentHistoryStore.of(
                        handle, signers.sealing(), petition, signer.signature().id())
                .stream()
                .filter(step -> organisation.test(step.event().organisation()))
                .map(this::event)
                .toList();
    }

    private Map<String, Object> event(ConsentHistoryStore.Step step) {
        var event = new LinkedHashMap<String, Object>();
        event.put("organisation", slug(step.event().organisation()));
        event.put("purpose", step.event().purpose());
        event.put("channel", step.event().channel());
        event.put("what", step.event().kind().word());
        event.put("at", step.at());
        event.put("wording", step.wording());
        event.put("wording_language", step.language());
        event.put("wording_version", step.version());
        event.put("wording_sha256", HexFormat.of().formatHex(step.sha256()));
        return event;
    }

    private static Map<String, Object> event(DivisionEvent.Told told) {
        var event = new LinkedHashMap<String, Object>();
        event.put("what", told.kind().word());
        event.put("at", told.at());
        event.put("wording", told.wording().text());
        event.put("wording_language", told.wording().language());
        event.put("wording_version", told.wording().version());
        event.put("wording_sha256", HexFormat.of().formatHex(told.wording().sha256()));
        return event;
    }

    private String slug(UUID organisation) {
        List<Organisation> all = campaigns.now().organisations();
        return all.stream()
                .filter(one -> one.id().equals(organisation))
                .map(Organisation::slug)
                .findFirst()
                .orElse(organisation.toString());
    }
}
