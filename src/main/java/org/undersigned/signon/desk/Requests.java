package org.undersigned.signon.desk;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.undersigned.audit.AuditActions;
import org.undersigned.audit.AuditLog;
import org.undersigned.campaign.Campaign;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.html.Page;
import org.undersigned.organisation.staff.Person;
import org.undersigned.signon.Applicant;
import org.undersigned.signon.Applicants;
import org.undersigned.signon.Joint;
import org.undersigned.signon.Judging;
import org.undersigned.signon.RequestStore;
import org.undersigned.signon.SignOnRequest;

/** What came by the public form, in heaps by who decides and whether it did. */
@Singleton
class Requests {

    /** How many of one state are read; more than any coalition has. */
    private static final int MOST = 2_000;

    private final Db db;
    private final Applicants applicants;
    private final AuditLog audit;

    Requests(Db db, Applicants applicants, AuditLog audit) {
        this.audit = audit;
        this.db = db;
        this.applicants = applicants;
    }

    /** A heap that the page shows by itself. */
    public enum Heap {
        /** The mailbox proves it and nothing speaks against it. */
        CLEAR,
        /** Somebody has to look closely. */
        HELD,
        /** Owners of an organisation decide. */
        OWNERS,
        APPROVED,
        REFUSED,
        WITHDRAWN;

        /** As in addresses and at the end of message keys. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The heap of a word; the first for anything else. */
        static Heap of(String word) {
            for (var heap : values()) if (heap.word().equals(word)) return heap;
            return CLEAR;
        }
    }

    /**
     * One request as the pages show it.
     *
     * @param who empty once that is deleted, and where it is not shown
     */
    public record Row(SignOnRequest request, Judging.Judgement judged, Optional<Applicant> who) {

        public UUID id() {
            return request.id();
        }

        public boolean isWaiting() {
            return request.state() == SignOnRequest.State.WAITING;
        }

        /** Keys of what speaks for it and against it. */
        public List<String> marks() {
            var marks = new ArrayList<String>();
            if (request.mailbox() == SignOnRequest.Mailbox.OWN) marks.add("signon.mark.own");
            judged.marks().forEach(mark -> marks.add("signon.mark." + mark.word()));
            if (request.hasDocument()) marks.add("signon.mark.document");
            return marks;
        }

        /** Name of the organisation that is known here; empty if there is none. */
        public String known(Page page) {
            return judged.known().map(one -> page.text(one.name()).text()).orElse("");
        }

        /** Whether it can be approved as that organisation. */
        public boolean isTaken() {
            return judged.known().isPresent();
        }

        Heap heap() {
            return switch (request.state()) {
                case UNCONFIRMED, WAITING ->
                    judged.byOwners() ? Heap.OWNERS : judged.isClear() ? Heap.CLEAR : Heap.HELD;
                case APPROVED -> Heap.APPROVED;
                case REFUSED -> Heap.REFUSED;
                case WITHDRAWN -> Heap.WITHDRAWN;
            };
        }

        private boolean isFound(String typed) {
            return typed.isEmpty()
                    || request.body().foldedName().contains(SignOnRequest.folded(typed))
                    || request.body().domain().contains(typed.toLowerCase(Locale.ROOT));
        }
    }

    /**
     * Everything about one campaign's statement, by heap; every heap is there. Who asks is opened for the first {@code shown} of one heap
     * only.
     */
    Map<Heap, List<Row>> of(Campaign campaign, String typed, Heap open, int shown) {
        var joint = Joint.of(campaign);
        return db.read(handle -> {
            var judging = Judging.now(handle);
            var heaps = new EnumMap<Heap, List<Row>>(Heap.class);
            for (var heap : Heap.values()) heaps.put(heap, new ArrayList<>());
            for (var state : SignOnRequest.State.values()) {
                if (state == SignOnRequest.State.UNCONFIRMED) continue;
                for (var request : RequestStore.of(handle, joint.statement().id(), state, MOST)) {
                    var row = new Row(request, judging.judge(request, joint), Optional.empty());
                    if (row.isFound(typed)) heaps.get(row.heap()).add(row);
                }
            }
            first(heaps.get(open), shown)
                    .replaceAll(row -> new Row(row.request, row.judged, applicants.open(row.request)));
            return heaps;
        });
    }

    /** The first of some rows. */
    static List<Row> first(List<Row> rows, int most) {
        return rows.size() > most ? rows.subList(0, most) : rows;
    }

    /** One that waits or was decided about. */
    Optional<Row> one(Campaign campaign, UUID id) {
        var joint = Joint.of(campaign);
        return db.read(handle -> RequestStore.byId(handle, id)
                .filter(request -> request.statement().equals(joint.statement().id())
                        && request.state() != SignOnRequest.State.UNCONFIRMED)
                .map(request -> row(Judging.now(handle), joint, request)));
    }

    /** A document as it can be looked at. */
    record Kept(String kind, byte[] bytes) {

        private static final Map<String, String> TYPES = Map.of("pdf", "application/pdf", "jpg", "image/jpeg");

        /** As a file to keep: nothing in it runs here. */
        Response answer() {
            return Response.ok(bytes, TYPES.get(kind))
                    .header("Content-Disposition", "attachment; filename=\"authority." + kind + "\"")
                    .header("Content-Security-Policy", "sandbox; default-src 'none'")
                    .build();
        }
    }

    /** The document, which the audit log tells before it leaves; nothing if there is none. */
    Optional<Kept> document(Campaign campaign, SignOnRequest request, Person person) {
        return request.documentKind()
                .flatMap(kind -> db.inTransaction(handle -> {
                    var opened = RequestStore.document(handle, request.id())
                            .map(bytes -> new Kept(kind, applicants.openDocument(request.id(), bytes)));
                    if (opened.isPresent())
                        audit.record(
                                handle,
                                person.actor(),
                                AuditActions.EXPORT_DOCUMENT,
                                "campaign " + campaign.slug(),
                                "request " + request.id());
                    return opened;
                }));
    }

    private Row row(Judging judging, Joint joint, SignOnRequest request) {
        return new Row(request, judging.judge(request, joint), applicants.open(request));
    }
}
