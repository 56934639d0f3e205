package org.undersigned.signature;

import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.campaign.Campaigns;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.html.Messages;
import org.undersigned.organisation.Organisation;
import org.undersigned.supporter.ConsentHistoryStore;

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
        return db.inTransaction(handle -> SignatureStore.byLink(handle, token)
                .flatMap(id -> signers.find(handle, id, token))
                .map(signer -> data(handle, signer)));
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
        data.put("language", signature.language());
        data.put("source", SignatureStore.source(handle, signature.id()).orElse(null));
        data.put("name_is_shown", signature.isPublic());
        data.put("wants_updates", signature.wantsUpdates());
        data.put(
                "consent_events",
                ConsentHistoryStore.of(
                                handle, signers.sealing(), signer.petition().id(), signature.id())
                        .stream()
                        .map(this::event)
                        .toList());
        return data;
    }

    private static Map<String, String> typed(Map<String, String> fields) {
        var typed = new TreeMap<>(fields);
        typed.remove("salt");
        return typed;
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
