package org.undersigned.staff.supporters;

import de.siegmar.fastcsv.writer.CsvWriter;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedWriter;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
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
import org.undersigned.supporter.SealedLines;
import org.undersigned.supporter.SealedRowStore;
import org.undersigned.supporter.Sealing;

/**
 * Hands out an export that was approved: once, line by line as it comes from the database, which shows the organisation what it has a live
 * grant for at that moment. That it begins is on disk before the first byte, and how many lines it had once it has ended or broken off; one
 * that breaks off has to be asked for again.
 */
@Singleton
class HandingOut {

    /** A look costs as much as a line or two. */
    private static final int LOOKS_EACH = 100;

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

    /** How many lines left so far, or at most as many, for a reader who may go away. */
    private static final class Told {
        private final BooleanSupplier gone;
        private long lines;
        private boolean whole;

        Told(BooleanSupplier gone) {
            this.gone = gone;
        }

        /** One more leaves. What is written to somebody who is gone is lost without a word. */
        void one() {
            if (lines % LOOKS_EACH == 0) isThere();
            lines++;
        }

        void isThere() {
            if (gone.getAsBoolean()) throw new UncheckedIOException(new EOFException("the reader is gone"));
        }
    }

    /**
     * The answer with the file; nothing if the export is not approved, too old, or was downloaded.
     *
     * @param gone whether who reads it has gone away meanwhile
     */
    Optional<Response> release(Membership member, Export export, Form form, Person person, BooleanSupplier gone) {
        return take(member, export, form, person).map(taken -> {
            StreamingOutput file = out -> {
                var told = new Told(gone);
                try {
                    write(out, member, form, told);
                    told.isThere();
                    told.whole = true;
                } finally {
                    end(member, taken, form, person, told);
                }
            };
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
        return db.inTransaction(handle -> {
            var found = ExportStore.locked(handle, member.organisation(), asked.id())
                    .filter(one -> one.isReady(now));
            found.ifPresent(export -> {
                ExportStore.take(handle, asked.id(), now);
                record(handle, member, export, form, person, "begun");
            });
            return found;
        });
    }

    private void end(Membership member, Export export, Form form, Person person, Told told) {
        db.useTransaction(handle -> {
            ExportStore.end(handle, export.id(), told.lines, !told.whole);
            record(handle, member, export, form, person, told.lines + " lines" + (told.whole ? "" : ", broken off"));
        });
    }

    private void record(Handle handle, Membership member, Export export, Form form, Person person, String what) {
        audit.record(
                handle,
                person.actor(),
                AuditActions.EXPORT_SUPPORTERS,
                member.slug(),
                what + ", " + form.word + ": " + export.reason());
    }

    private void write(OutputStream out, Membership member, Form form, Told told) throws IOException {
        switch (form) {
            case SEALED -> {
                var lines = SealedLines.to(out);
                each(member, told, lines::add);
                lines.flush();
            }
            case OPENED -> {
                var writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
                var table = new SupporterTable(CsvWriter.builder().build(writer));
                table.head();
                each(
                        member,
                        told,
                        line -> table.write(
                                petition(line), line.row(), sealing.openHosted(line.petition(), line.row())));
                table.flush();
                writer.flush();
            }
        }
    }

    private void each(Membership member, Told told, Consumer<SealedLine> what) {
        db.asTenant(member.organisation(), tenant -> {
            SealedRowStore.eachGranted(tenant, line -> {
                told.one();
                what.accept(line);
            });
            return null;
        });
    }

    private String petition(SealedLine line) {
        return petitions
                .byId(line.petition())
                .map(Petition::slug)
                .orElseGet(() -> line.petition().toString());
    }
}
