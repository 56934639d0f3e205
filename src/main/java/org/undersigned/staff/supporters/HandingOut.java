package org.undersigned.staff.supporters;

import de.siegmar.fastcsv.writer.CsvWriter;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import org.undersigned.audit.AuditActions;
import org.undersigned.audit.AuditLog;
import org.undersigned.foundation.clock.Day;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.keys.RecipientKeys;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;
import org.undersigned.organisation.staff.Membership;
import org.undersigned.organisation.staff.Person;
import org.undersigned.petition.Petition;
import org.undersigned.petition.Petitions;
import org.undersigned.supporter.SealedLine;
import org.undersigned.supporter.SealedRowStore;
import org.undersigned.supporter.Sealing;

/**
 * Hands out an export that was approved: once, line by line as it comes from the database, which shows the organisation what it has a live
 * grant for at that moment. That it was handed out is on disk before the first byte; one that breaks off has to be asked for again.
 */
@Singleton
class HandingOut {

    private final Db db;
    private final AuditLog audit;
    private final InstantSource clock;
    private final Sealing sealing;
    private final Petitions petitions;
    private final RecipientKeys keys;

    HandingOut(Db db, AuditLog audit, InstantSource clock, Sealing sealing, Petitions petitions, RecipientKeys keys) {
        this.db = db;
        this.audit = audit;
        this.clock = clock;
        this.sealing = sealing;
        this.petitions = petitions;
        this.keys = keys;
    }

    /** How the lines are written. */
    enum Form {
        /** As they lie sealed, one JSON object a line. */
        SEALED("sealed", "sealed.jsonl", "application/jsonl"),
        /** Opened as far as this installation keeps the key; the others stand there sealed. */
        OPENED("opened", "csv", "text/csv;charset=UTF-8");

        private final String word;
        private final String ending;
        private final String type;

        Form(String word, String ending, String type) {
            this.word = word;
            this.ending = ending;
            this.type = type;
        }

        static Optional<Form> of(String word) {
            for (var form : values()) if (form.word.equals(word)) return Optional.of(form);
            return Optional.empty();
        }
    }

    /** The answer with the file; nothing if the export is not approved, too old, or was downloaded. */
    Optional<Response> release(Membership member, Export export, Form form, Person person) {
        return take(member, export, form, person).map(taken -> {
            StreamingOutput file = out -> write(out, member, form);
            return Response.ok(file, form.type)
                    .header(
                            "Content-Disposition",
                            "attachment; filename=\"" + member.slug() + "-" + Day.today(clock) + "-supporters."
                                    + form.ending + "\"")
                    .build();
        });
    }

    private Optional<Export> take(Membership member, Export asked, Form form, Person person) {
        var now = clock.instant();
        if (!asked.isReady(now)) return Optional.empty();
        if (form == Form.OPENED && !db.read(handle -> keys.opensSome(handle, Sealing.organisation(member.slug()))))
            throw Problem.problem(ProblemType.NOT_ALLOWED);
        // Counting many takes seconds: nobody waits for it who wants to write to the audit log.
        var lines = db.asTenant(member.organisation(), tenant -> SealedRowStore.countGranted(tenant, member.slug()));
        return db.inTransaction(handle -> {
            var found = ExportStore.locked(handle, member.organisation(), asked.id())
                    .filter(one -> one.isReady(now));
            found.ifPresent(export -> {
                ExportStore.take(handle, asked.id(), now, lines);
                audit.record(
                        handle,
                        person.actor(),
                        AuditActions.EXPORT_SUPPORTERS,
                        member.slug(),
                        lines + " lines, " + form.word + ": " + export.reason());
            });
            return found;
        });
    }

    private void write(OutputStream out, Membership member, Form form) throws IOException {
        var writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        switch (form) {
            case SEALED -> each(member, line -> write(writer, line.text()));
            case OPENED -> {
                var table = new SupporterTable(CsvWriter.builder().build(writer));
                table.head();
                each(
                        member,
                        line -> table.write(
                                petition(line), line.row(), sealing.openHosted(line.petition(), line.row())));
                table.flush();
            }
        }
        writer.flush();
    }

    private void each(Membership member, Consumer<SealedLine> what) {
        db.asTenant(member.organisation(), tenant -> {
            SealedRowStore.eachGranted(tenant, member.slug(), what);
            return null;
        });
    }

    private String petition(SealedLine line) {
        return petitions
                .byId(line.petition())
                .map(Petition::slug)
                .orElseGet(() -> line.petition().toString());
    }

    private static void write(Writer writer, String line) {
        try {
            writer.write(line);
            writer.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
