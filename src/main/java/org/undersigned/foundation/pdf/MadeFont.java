package org.undersigned.foundation.pdf;

import java.awt.Shape;
import java.awt.geom.PathIterator;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A TrueType font made of outlines, with the tables that a PDF wants (ISO/IEC 14496-22). Its first glyph is the empty one, then they
 * come in the order that they were added in.
 */
final class MadeFont {

    private static final int ASCENT = 1069;
    private static final int DESCENT = -293;

    private final String name;
    private final List<Glyph> glyphs = new ArrayList<>(List.of(new Glyph(0, Shaping.EM / 2, List.of())));

    MadeFont(String name) {
        this.name = name;
    }

    /** A glyph for a sign; signs have to come in their order. */
    void add(int sign, int advance, Shape outline) {
        glyphs.add(new Glyph(sign, Math.clamp(advance, 0, 0xFFFF), contours(outline)));
    }

    private record Point(int x, int y, boolean on) {}

    private record Glyph(int sign, int advance, List<List<Point>> contours) {

        int points() {
            return contours.stream().mapToInt(List::size).sum();
        }

        /** Left, lowest, right, highest. */
        int[] box() {
            var all = contours.stream().flatMap(List::stream).toList();
            if (all.isEmpty()) return new int[4];
            return new int[] {
                all.stream().mapToInt(Point::x).min().getAsInt(),
                all.stream().mapToInt(Point::y).min().getAsInt(),
                all.stream().mapToInt(Point::x).max().getAsInt(),
                all.stream().mapToInt(Point::y).max().getAsInt()
            };
        }
    }

    private static List<List<Point>> contours(Shape outline) {
        var contours = new ArrayList<List<Point>>();
        var contour = new ArrayList<Point>();
        var at = new double[6];
        for (var path = outline.getPathIterator(null); !path.isDone(); path.next()) {
            switch (path.currentSegment(at)) {
                case PathIterator.SEG_MOVETO -> {
                    end(contour, contours);
                    contour = new ArrayList<>(List.of(point(at, 0, true)));
                }
                case PathIterator.SEG_LINETO -> contour.add(point(at, 0, true));
                case PathIterator.SEG_QUADTO -> {
                    contour.add(point(at, 0, false));
                    contour.add(point(at, 2, true));
                }
                case PathIterator.SEG_CLOSE -> {}
                default -> throw new IllegalStateException("an outline that TrueType does not have");
            }
        }
        end(contour, contours);
        return contours;
    }

    private static Point point(double[] at, int from, boolean on) {
        return new Point((int) Math.round(at[from]), (int) Math.round(at[from + 1]), on);
    }

    private static void end(ArrayList<Point> contour, List<List<Point>> contours) {
        if (contour.size() > 1 && contour.getFirst().equals(contour.getLast())) contour.removeLast();
        if (contour.size() > 2) contours.add(contour);
    }

    byte[] bytes() {
        var glyf = new ByteArrayOutputStream();
        var loca = ByteBuffer.allocate(4 * glyphs.size() + 4);
        var hmtx = ByteBuffer.allocate(4 * glyphs.size());
        for (var glyph : glyphs) {
            loca.putInt(glyf.size());
            if (glyph.points() > 0) glyf.writeBytes(drawn(glyph));
            hmtx.putShort((short) glyph.advance()).putShort((short) glyph.box()[0]);
        }
        loca.putInt(glyf.size());
        // In the order of their tags, which readers search them by.
        var tables = new LinkedHashMap<String, byte[]>();
        tables.put("OS/2", os2());
        tables.put("cmap", cmap());
        tables.put("glyf", glyf.toByteArray());
        tables.put("head", head());
        tables.put("hhea", hhea());
        tables.put("hmtx", hmtx.array());
        tables.put("loca", loca.array());
        tables.put("maxp", maxp());
        tables.put("name", names());
        tables.put("post", ByteBuffer.allocate(32).putInt(0x00030000).array());
        return file(tables);
    }

    private static byte[] drawn(Glyph glyph) {
        var points = glyph.points();
        var size = 12 + 2 * glyph.contours().size() + 5 * points;
        var out = ByteBuffer.allocate((size + 3) / 4 * 4);
        out.putShort((short) glyph.contours().size());
        for (var side : glyph.box()) out.putShort((short) side);
        var last = -1;
        for (var contour : glyph.contours()) out.putShort((short) (last += contour.size()));
        out.putShort((short) 0);
        var all = glyph.contours().stream().flatMap(List::stream).toList();
        for (var point : all) out.put((byte) (point.on() ? 1 : 0));
        var before = 0;
        for (var point : all) {
            out.putShort((short) (point.x() - before));
            before = point.x();
        }
        before = 0;
        for (var point : all) {
            out.putShort((short) (point.y() - before));
            before = point.y();
        }
        return out.array();
    }

    /** Which glyph each sign has, as stretches of signs that follow each other. */
    private byte[] cmap() {
        var stretches = new ArrayList<int[]>();
        for (int i = 1; i < glyphs.size(); i++) {
            var sign = glyphs.get(i).sign();
            if (!stretches.isEmpty() && stretches.getLast()[1] == sign - 1)
                stretches.getLast()[1] = sign;
            else stretches.add(new int[] {sign, sign, i});
        }
        var out = ByteBuffer.allocate(28 + 12 * stretches.size());
        out.putShort((short) 0).putShort((short) 1);
        out.putShort((short) 3).putShort((short) 10).putInt(12);
        out.putShort((short) 12).putShort((short) 0).putInt(out.capacity() - 12).putInt(0);
        out.putInt(stretches.size());
        for (var stretch : stretches) for (var one : stretch) out.putInt(one);
        return out.array();
    }

    private byte[] head() {
        var out = ByteBuffer.allocate(54);
        out.putInt(0x00010000).putInt(0x00010000).putInt(0).putInt(0x5F0F3CF5);
        out.putShort((short) 3).putShort((short) Shaping.EM).putLong(0).putLong(0);
        for (var side : box()) out.putShort((short) side);
        out.putShort((short) 0).putShort((short) 8).putShort((short) 2).putShort((short) 1);
        return out.array();
    }

    private int[] box() {
        var boxes =
                glyphs.stream().filter(one -> one.points() > 0).map(Glyph::box).toList();
        return new int[] {
            boxes.stream().mapToInt(one -> one[0]).min().orElse(0),
            boxes.stream().mapToInt(one -> one[1]).min().orElse(0),
            boxes.stream().mapToInt(one -> one[2]).max().orElse(0),
            boxes.stream().mapToInt(one -> one[3]).max().orElse(0)
        };
    }

    private byte[] hhea() {
        var out = ByteBuffer.allocate(36);
        out.putInt(0x00010000)
                .putShort((short) ASCENT)
                .putShort((short) DESCENT)
                .putShort((short) 0);
        out.putShort((short) glyphs.stream().mapToInt(Glyph::advance).max().orElse(0));
        out.putShort(34, (short) glyphs.size());
        return out.array();
    }

    private byte[] maxp() {
        var out = ByteBuffer.allocate(32).putInt(0x00010000).putShort((short) glyphs.size());
        out.putShort((short) glyphs.stream().mapToInt(Glyph::points).max().orElse(0));
        out.putShort((short)
                glyphs.stream().mapToInt(one -> one.contours().size()).max().orElse(0));
        out.putShort(14, (short) 2);
        return out.array();
    }

    private byte[] names() {
        var written = name.getBytes(StandardCharsets.UTF_16BE);
        // Family, style, full name and the name that a PDF calls it by.
        var ids = new int[] {1, 2, 4, 6};
        var out = ByteBuffer.allocate(6 + 12 * ids.length + written.length);
        out.putShort((short) 0).putShort((short) ids.length).putShort((short) (6 + 12 * ids.length));
        for (var id : ids) {
            out.putShort((short) 3).putShort((short) 1).putShort((short) 0x409).putShort((short) id);
            out.putShort((short) written.length).putShort((short) 0);
        }
        return out.put(written).array();
    }

    private static byte[] os2() {
        var out = ByteBuffer.allocate(96);
        out.putShort((short) 4)
                .putShort((short) (Shaping.EM / 2))
                .putShort((short) 400)
                .putShort((short) 5);
        // Regular, and nothing forbids to carry it along.
        out.putShort(62, (short) 0x40);
        out.putShort(68, (short) ASCENT).putShort(70, (short) DESCENT);
        out.putShort(74, (short) ASCENT).putShort(76, (short) -DESCENT);
        out.putShort(86, (short) 536).putShort(88, (short) 714);
        return out.array();
    }

    private static byte[] file(Map<String, byte[]> tables) {
        var size = 12 + 16 * tables.size();
        for (var table : tables.values()) size += (table.length + 3) / 4 * 4;
        var out = ByteBuffer.allocate(size);
        var most = Integer.highestOneBit(tables.size());
        out.putInt(0x00010000).putShort((short) tables.size()).putShort((short) (16 * most));
        out.putShort((short) Integer.numberOfTrailingZeros(most)).putShort((short) (16 * (tables.size() - most)));
        var at = 12 + 16 * tables.size();
        var head = 0;
        for (var table : tables.entrySet()) {
            var content = table.getValue();
            out.put(at, content);
            if (table.getKey().equals("head")) head = at;
            var padded = (content.length + 3) / 4 * 4;
            out.put(table.getKey().getBytes(StandardCharsets.US_ASCII));
            out.putInt(sum(out, at, padded)).putInt(at).putInt(content.length);
            at += padded;
        }
        return out.putInt(head + 8, 0xB1B0AFBA - sum(out, 0, size)).array();
    }

    private static int sum(ByteBuffer of, int from, int length) {
        var sum = 0;
        for (int at = from; at < from + length; at += 4) sum += of.getInt(at);
        return sum;
    }
}
