package org.undersigned.delivery.pack;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.undersigned.audit.AuditActions;
import org.undersigned.audit.AuditLog;
import org.undersigned.foundation.clock.Day;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;
import org.undersigned.organisation.staff.Person;
import org.undersigned.petition.Petition;

/** Hands out a pack as one archive. It is in the audit log before the first byte goes out. */
@Singleton
class Releasing {

    private final Db db;
    private final ManifestKey key;
    private final AuditLog audit;

    Releasing(Db db, ManifestKey key, AuditLog audit) {
        this.db = db;
        this.key = key;
        this.audit = audit;
    }

    /**
     * The answer with the archive.
     *
     * @param opened whether files with names are unlocked in it
     */
    Response release(Pack pack, Petition petition, boolean opened, Person person) {
        if (pack.made().isEmpty()) throw Problem.problem(ProblemType.NOT_FOUND);
        var files = db.inTransaction(handle -> {
            var found = PackStore.files(handle, pack.id());
            var personal = found.stream().filter(Pack.File::personal).count();
            audit.record(
                    handle,
                    person.actor(),
                    AuditActions.DELIVERY_RELEASE,
                    "petition " + petition.slug(),
                    pack.id() + ", " + personal + " files with names, " + (opened ? "opened" : "locked"));
            return found;
        });
        var day = Day.of(pack.made().get().at());
        StreamingOutput archive = out -> write(out, pack, files, opened);
        return Response.ok(archive, "application/zip")
                .header(
                        "Content-Disposition",
                        "attachment; filename=\"" + petition.slug() + "-" + day + (opened ? "-opened" : "") + ".zip\"")
                .build();
    }

    private void write(OutputStream out, Pack pack, List<Pack.File> files, boolean opened) throws IOException {
        var zip = new ZipOutputStream(out);
        for (var file : files) {
            // Removed since: what is missing is told by the manifest.
            var content = db.read(handle -> PackStore.content(handle, pack.id(), file.name()));
            if (content.isEmpty()) continue;
            var unlocked = opened && file.personal();
            put(zip, unlocked ? file.opened() : file.name(), unlocked ? key.open(content.get()) : content.get());
        }
        put(zip, "manifest.json", pack.made().orElseThrow().manifest());
        zip.finish();
        zip.flush();
    }

    private static void put(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(bytes);
        zip.closeEntry();
    }
}
