package org.undersigned.sharing.kit;

import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;
import org.undersigned.petition.PetitionView;
import org.undersigned.sharing.CardDrawing;

/** Packs the kits of all languages into one file, one at a time: pictures and posters take a while to draw. */
@Singleton
final class Packing {

    private final CardDrawing cards;
    private final List<KitPart> parts;
    private final Semaphore hand = new Semaphore(1);

    Packing(CardDrawing cards, @All List<KitPart> parts) {
        this.cards = cards;
        this.parts = parts;
    }

    /** What later features add. */
    List<KitPart> parts() {
        return parts;
    }

    /** A {@code .zip} of everything. */
    byte[] zip(List<Kit> kits) throws IOException {
        if (!hand.tryAcquire()) throw Problem.problem(ProblemType.TOO_BUSY);
        try {
            var out = new ByteArrayOutputStream();
            try (var zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
                add(zip, "qr.svg", kits.getFirst().qr());
                for (var kit : kits) {
                    var language = kit.language();
                    add(zip, language + "/words.txt", kit.text());
                    add(zip, language + "/mail.txt", kit.mailFile());
                    if (kit.petition().isShownElsewhere()) add(zip, language + "/form.html", kit.embed());
                    for (var part : parts)
                        for (var file : part.files(kit).entrySet())
                            add(zip, language + "/" + file.getKey(), file.getValue());
                    if (PetitionView.isDrawable(kit.petition()))
                        add(zip, language + "/poster-a4.pdf", poster(kit, false));
                    var card = cards.png(kit.petition(), language);
                    if (card.isPresent()) add(zip, language + "/card.png", card.get());
                }
            }
            return out.toByteArray();
        } finally {
            hand.release();
        }
    }

    static byte[] poster(Kit kit, boolean large) {
        try {
            return kit.poster(large).pdf();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void add(ZipOutputStream zip, String name, String text) throws IOException {
        add(zip, name, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void add(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }
}
