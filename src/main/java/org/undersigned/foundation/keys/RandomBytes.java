package org.undersigned.foundation.keys;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.UUID;

/**
 * Random bytes from the system, drawn in larger pieces: one signature needs a dozen nonces, and every call to the generator takes a
 * lock that all threads share. What was handed out is wiped from the piece.
 */
public final class RandomBytes {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int PIECE = 1024;
    private static final ThreadLocal<Piece> PIECES = ThreadLocal.withInitial(Piece::new);

    private RandomBytes() {}

    private static final class Piece {
        private final byte[] bytes = new byte[PIECE];
        private int used = PIECE;
    }

    /** As many random bytes, at most 1,024. */
    public static byte[] take(int count) {
        var piece = PIECES.get();
        if (piece.used + count > PIECE) {
            RANDOM.nextBytes(piece.bytes);
            piece.used = 0;
        }
        var taken = Arrays.copyOfRange(piece.bytes, piece.used, piece.used + count);
        Arrays.fill(piece.bytes, piece.used, piece.used + count, (byte) 0);
        piece.used += count;
        return taken;
    }

    /** A random id (RFC 9562, version 4). */
    public static UUID id() {
        var bytes = ByteBuffer.wrap(take(16));
        return new UUID(
                bytes.getLong() & 0xFFFF_FFFF_FFFF_0FFFL | 0x4000L,
                bytes.getLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L);
    }
}
