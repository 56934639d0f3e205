package org.undersigned.exchange;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.undersigned.exchange.CampaignFile.PicturePart;
import org.undersigned.foundation.picture.Picture;
import org.undersigned.foundation.picture.PictureName;

/**
 * Reads {@code picture}, of a petition or an announcement, and {@code logo}.
 *
 * @param folder of the campaign file, which pictures never lie outside of; empty for content without one, which names what the site has
 */
record PictureSection(Wording wording, Optional<Path> folder) {

    private static final String WRITE = "write the name of a JPEG or PNG file beside this one, such as picture.jpg";

    /** Nothing if a fault was noted. */
    Optional<PicturePart> picture(Spot spot) {
        if (!spot.isWritten()) return Optional.empty();
        var block = Block.of(spot, "file", "alt");
        var file = file(block.need("file"), Shape.PAGE);
        var alt = wording.everywhere(block.need("alt"));
        return file.map(one -> new PicturePart(one, alt));
    }

    /** A logo, which has no words of its own; nothing if a fault was noted. */
    Optional<PictureFile> logo(Spot spot) {
        return spot.isWritten() ? file(spot, Shape.LOGO) : Optional.empty();
    }

    /** What a picture is for, and so how it is drawn. */
    private enum Shape {
        PAGE(Picture::looked, Picture.SHORTEST_SIDE, Picture.MOST_STRETCHED),
        LOGO(Picture::logo, Picture.LOGO_SHORTEST, Picture.LOGO_STRETCHED);

        private final Function<byte[], Picture.Looked> drawn;
        private final int shortest;
        private final int stretched;

        Shape(Function<byte[], Picture.Looked> drawn, int shortest, int stretched) {
            this.drawn = drawn;
            this.shortest = shortest;
            this.stretched = stretched;
        }
    }

    private Optional<PictureFile> file(Spot spot, Shape shape) {
        var name = spot.text(Spot.LINE);
        if (name.isEmpty()) return Optional.empty();
        if (folder.isPresent()) return read(spot, name, folder.get(), shape);
        var kept = PictureName.parse(name).<PictureFile>map(PictureFile.Kept::new);
        if (kept.isEmpty()) spot.wrong(Spot.quoted(name) + " is no picture of this site", "upload it again");
        return kept;
    }

    private static Optional<PictureFile> read(Spot spot, String name, Path folder, Shape shape) {
        try {
            // Where a link leads counts, not where it lies.
            var root = folder.toRealPath();
            var path = root.resolve(name);
            if (!path.normalize().startsWith(root)) return outside(spot, name);
            if (!Files.isRegularFile(path)) {
                spot.wrong("there is no file " + Spot.quoted(name) + " in the folder of this one", WRITE);
                return Optional.empty();
            }
            if (!path.toRealPath().startsWith(root)) return outside(spot, name);
            try (var in = Files.newInputStream(path)) {
                return looked(spot, name, in.readNBytes(Picture.MOST_BYTES + 1), shape);
            }
        } catch (IOException | IllegalArgumentException unreadable) {
            spot.wrong(Spot.quoted(name) + " cannot be read", WRITE);
            return Optional.empty();
        }
    }

    private static Optional<PictureFile> outside(Spot spot, String name) {
        spot.wrong(
                Spot.quoted(name) + " lies outside of the folder of this file", "put it into the folder and " + WRITE);
        return Optional.empty();
    }

    private static Optional<PictureFile> looked(Spot spot, String name, byte[] file, Shape shape) {
        return switch (shape.drawn.apply(file)) {
            case Picture.Looked.Drawn drawn -> Optional.of(new PictureFile.Beside(PictureName.digest(file), drawn));
            case Picture.Looked.TooLarge large -> {
                spot.wrong(Spot.quoted(name) + " is larger than 6 MiB", "make it smaller");
                yield Optional.empty();
            }
            case Picture.Looked.NoPicture none -> {
                spot.wrong(Spot.quoted(name) + " is no JPEG and no PNG, or damaged", "save it as JPEG or PNG");
                yield Optional.empty();
            }
            case Picture.Looked.Misshapen misshapen -> {
                spot.wrong(
                        Spot.quoted(name) + " is too small, too long or too large to be shown well",
                        "take one with sides of at least " + shape.shortest
                                + " points, at most 50 million points, and no side more than "
                                + shape.stretched + " times as long as the other");
                yield Optional.empty();
            }
        };
    }
}
