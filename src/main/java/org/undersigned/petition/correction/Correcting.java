package org.undersigned.petition.correction;

import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.html.Translated;
import org.undersigned.foundation.keys.RandomBytes;
import org.undersigned.organisation.approval.Approvals;
import org.undersigned.organisation.staff.Membership;
import org.undersigned.organisation.staff.Person;
import org.undersigned.petition.Petition;

/** How a correction is proposed: judged, kept, and put before a second person. */
@Singleton
class Correcting {

    private final Db db;
    private final Approvals approvals;

    Correcting(Db db, Approvals approvals) {
        this.db = db;
        this.approvals = approvals;
    }

    /** The parts of a text that can be corrected, as fields name them. */
    enum Part {
        TITLE,
        ASK,
        BODY;

        /** As in the name of a field. */
        String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        Translated of(Petition.Version version) {
            return switch (this) {
                case TITLE -> version.title();
                case ASK -> version.ask();
                case BODY -> version.body();
            };
        }
    }

    /** What a form says, beside what stands there now. */
    record Proposed(Map<Part, Translated> texts, Map<String, String> faults, boolean isAny) {}

    /** Name of a field. */
    static String field(Part part, String language) {
        return part.word() + "." + language;
    }

    /** Reads a form and judges it, field by field. A field that was not sent stays as it is. */
    static Proposed judge(Petition.Version latest, Map<String, String> form) {
        var texts = new LinkedHashMap<Part, Translated>();
        var faults = new LinkedHashMap<String, String>();
        var any = false;
        for (var part : Part.values()) {
            var after = new LinkedHashMap<String, String>();
            for (var entry : part.of(latest).byLanguage().entrySet()) {
                var field = field(part, entry.getKey());
                var text = form.getOrDefault(field, entry.getValue())
                        .replace("\r\n", "\n")
                        .strip();
                var same = text.equals(entry.getValue());
                if (!same && !Slip.is(entry.getValue(), text)) faults.put(field, "steps.correct.tooMuch");
                if (part == Part.TITLE && text.indexOf('\n') >= 0) faults.put(field, "steps.correct.tooMuch");
                any |= !same;
                after.put(entry.getKey(), same ? entry.getValue() : text);
            }
            texts.put(part, new Translated(after));
        }
        return new Proposed(texts, faults, any);
    }

    /** Keeps what is proposed and asks for approval; false if a correction of this petition waits already. */
    boolean ask(Petition petition, Proposed proposed, Person person, Membership member) {
        var texts = proposed.texts();
        var correction = new Correction(
                RandomBytes.id(),
                petition.id(),
                petition.latest().number(),
                texts.get(Part.TITLE),
                texts.get(Part.ASK),
                texts.get(Part.BODY));
        return db.inTransaction(handle -> {
            CorrectionStore.insert(handle, correction);
            return approvals.ask(
                    handle,
                    CorrectionApproved.KIND,
                    Optional.of(member.organisation()),
                    correction.id().toString(),
                    person);
        });
    }
}
