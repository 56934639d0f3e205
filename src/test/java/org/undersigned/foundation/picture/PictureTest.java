package org.undersigned.foundation.picture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.undersigned.world.Photo;

/** What is taken for a picture, and what is left of one. */
class PictureTest {

    @Test
    void nothing_but_the_points_of_a_photo_is_kept() {
        var photo = Photo.taken(2_000, 1_000);
        assertTrue(new String(photo, StandardCharsets.ISO_8859_1).contains(Photo.NOTE));
        var drawn = drawn(photo);
        var text = new String(drawn.jpeg(), StandardCharsets.ISO_8859_1);
        assertFalse(text.contains("GPS") || text.contains("Exif") || text.contains("<script>"), "notes are gone");
        var image = Photo.read(drawn.jpeg());
        assertEquals(1_280, image.getWidth());
        assertEquals(640, image.getHeight());
        assertEquals(drawn.name(), PictureName.of(drawn.jpeg(), 1_280, 640));
        assertArrayEquals(drawn.jpeg(), drawn(photo).jpeg(), "the same file gives the same picture");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void the_upper_side_is_up_however_the_camera_was_held(int orientation) {
        var image = Photo.read(drawn(Photo.held(600, 400, orientation)).jpeg());
        var lying = orientation > 4;
        assertEquals(lying ? 400 : 600, image.getWidth());
        assertEquals(lying ? 600 : 400, image.getHeight());
        // Where the upper edge of the sensor goes, after the Exif standard: top, top, bottom, bottom, left, right,
        // right, left.
        var red = switch (orientation) {
            case 1, 2 -> new int[] {300, 40};
            case 3, 4 -> new int[] {300, 360};
            case 5, 8 -> new int[] {40, 300};
            default -> new int[] {360, 300};
        };
        assertTrue(Photo.isRed(image, red[0], red[1]), "the upper side");
        assertFalse(Photo.isRed(image, image.getWidth() - 1 - red[0], image.getHeight() - 1 - red[1]), "the lower one");
    }

    @Test
    void a_camera_that_says_nonsense_about_itself_changes_nothing() {
        var unknown = Photo.held(600, 400, 9);
        assertEquals(600, Photo.read(drawn(unknown).jpeg()).getWidth());
        var elsewhere = Photo.held(600, 400, 6);
        var tiff = find(elsewhere, "II".getBytes(StandardCharsets.US_ASCII));
        Arrays.fill(elsewhere, tiff + 4, tiff + 8, (byte) 0x7F);
        assertEquals(600, Photo.read(drawn(elsewhere).jpeg()).getWidth());
    }

    @Test
    void what_is_no_jpeg_and_no_png_is_refused_whatever_it_is_called() throws IOException {
        var zip = new ByteArrayOutputStream();
        try (var packed = new ZipOutputStream(zip)) {
            packed.putNextEntry(new ZipEntry("picture.jpg"));
            packed.write(Photo.taken(600, 400));
        }
        for (var file : new byte[][] {
            {},
            "<!doctype html><script>alert(1)</script>".getBytes(StandardCharsets.UTF_8),
            "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>".getBytes(StandardCharsets.UTF_8),
            zip.toByteArray(),
            Photo.drawn("gif", 600, 400),
            Photo.drawn("bmp", 600, 400),
            Arrays.copyOf(Photo.drawn("png", 600, 400), 60)
        }) assertInstanceOf(Picture.Looked.NoPicture.class, Picture.looked(file));
        assertInstanceOf(Picture.Looked.Drawn.class, Picture.looked(Photo.drawn("png", 600, 400)));
    }

    @Test
    void strips_stamps_and_giants_are_refused() {
        for (var file : new byte[][] {
            Photo.drawn("png", 1, 1),
            Photo.drawn("png", 239, 400),
            Photo.drawn("png", 1_201, 400),
            Photo.drawn("png", 400, 1_201),
            giant()
        }) assertInstanceOf(Picture.Looked.Misshapen.class, Picture.looked(file));
        assertInstanceOf(Picture.Looked.Drawn.class, Picture.looked(Photo.drawn("png", 1_200, 400)));
        assertInstanceOf(Picture.Looked.TooLarge.class, Picture.looked(new byte[Picture.MOST_BYTES + 1]));
    }

    @Test
    void names_say_what_is_in_a_picture_and_nothing_else_is_a_name() {
        var name = drawn(Photo.taken(600, 400)).name();
        assertEquals(Optional.of(name), PictureName.parse(name.file()));
        for (var wrong : new String[] {"", "a.jpg", "../" + name.file(), name.file() + "/", name.digest() + "-0x1.jpg"})
            assertEquals(Optional.empty(), PictureName.parse(wrong));
    }

    /** A few bytes that say they are a picture of ten gigabytes. */
    private static byte[] giant() {
        var file = Photo.drawn("png", 300, 300);
        ByteBuffer.wrap(file).putInt(16, 60_000).putInt(20, 60_000);
        var check = new java.util.zip.CRC32();
        check.update(file, 12, 17);
        ByteBuffer.wrap(file).putInt(29, (int) check.getValue());
        return file;
    }

    private static int find(byte[] file, byte[] what) {
        for (int i = 0; i < file.length - what.length; i++)
            if (Arrays.equals(file, i, i + what.length, what, 0, what.length)) return i;
        throw new AssertionError("not there");
    }

    private static Picture.Looked.Drawn drawn(byte[] file) {
        return assertInstanceOf(Picture.Looked.Drawn.class, Picture.looked(file));
    }
}
