package org.undersigned.transparency;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the authors of the standards and of other programs published. */
class PublishedVectorsTest {

    /** The eight leaves of Certificate Transparency's reference tests, and the roots over the first one to eight. */
    private static final List<byte[]> LEAVES = List.of(
            bytes(""),
            bytes("00"),
            bytes("10"),
            bytes("2021"),
            bytes("3031"),
            bytes("40414243"),
            bytes("5051525354555657"),
            bytes("606162636465666768696a6b6c6d6e6f"));

    private static final List<Hash> ROOTS = hashes(
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    private static final String NEUMANN = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
    private static final String NEUMANNS_NOTE = """
            If you think cryptography is the answer to your problem,
            then you don't know what your problem is.

            — PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
            """;

    @Test
    void the_roots_over_the_eight_reference_leaves_are_those_published() {
        assertEquals("47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=", Hash.EMPTY.base64());
        for (int size = 1; size <= 8; size++) {
            var appended = RightEdge.EMPTY.append(LEAVES.subList(0, size));
            assertEquals(ROOTS.get(size - 1), appended.head().root());
        }
    }

    @Test
    void the_inclusion_proofs_are_those_published() {
        inclusion(0, 1);
        inclusion(
                0,
                8,
                "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4");
        inclusion(
                5,
                8,
                "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
                "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7");
        inclusion(2, 3, "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125");
        inclusion(
                1,
                5,
                "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
                "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b");
    }

    @Test
    void the_consistency_proofs_are_those_published() {
        consistency(1, 1);
        consistency(
                1,
                8,
                "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4");
        consistency(
                6,
                8,
                "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
                "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7");
        consistency(
                2,
                5,
                "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b");
    }

    @Test
    void the_note_in_the_documentation_of_gos_note_package_is_signed_by_its_key() {
        var key = VerifierKey.parse(NEUMANN);
        assertEquals("PeterNeumann", key.name());
        assertEquals(0xc74f20a3, key.id());
        assertEquals(NEUMANN, key.encode());
        var bytes = NEUMANNS_NOTE.getBytes(StandardCharsets.UTF_8);
        var note = SignedNote.parse(bytes);
        assertEquals(List.of(key), note.verify(key));
        assertArrayEquals(bytes, note.encode());
    }

    @Test
    void the_first_test_of_rfc_8032_gives_its_public_key_and_signature() {
        var pair = Ed25519.pair(bytes("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"));
        assertArrayEquals(
                bytes("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"),
                Ed25519.bytes(pair.getPublic()));
        assertArrayEquals(
                bytes("e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46b"
                        + "d25bf5f0595bbe24655141438e7a100b"),
                new NoteSigner("rfc8032", pair).sign("").signature());
    }

    @Test
    void the_examples_of_tlog_tiles_hold() {
        assertEquals("tile/0/x001/x234/067", new TilePath.Hashes(0, 1_234_067, 256).encode());
        var log = MemoryLog.of(NaiveTree.entries(70_000));
        long fullAtLevelZero = log.tiles.keySet().stream()
                .filter(place -> place.level() == 0 && log.tiles.get(place).length == 8192)
                .count();
        assertEquals(273, fullAtLevelZero);
        var edge = RightEdge.read(log.head, log::tile, log::entries);
        assertEquals(
                List.of("tile/0/273.p/112", "tile/1/001.p/17", "tile/2/000.p/1"),
                edge.tiles().stream().map(Tile::toString).toList());
        var small = MemoryLog.of(NaiveTree.entries(256));
        assertEquals(2, small.tiles.size());
        assertEquals(8192, small.tile(new TilePath.Hashes(0, 0, 256)).length);
        assertEquals(32, small.tile(new TilePath.Hashes(1, 0, 1)).length);
    }

    private static void inclusion(int index, int size, String... published) {
        var proof = MemoryLog.of(LEAVES.subList(0, size)).tree().inclusion(index);
        assertEquals(hashes(published), proof.hashes());
        assertTrue(proof.proves(Hash.leaf(LEAVES.get(index)), ROOTS.get(size - 1)));
    }

    private static void consistency(int older, int newer, String... published) {
        var proof = MemoryLog.of(LEAVES.subList(0, newer)).tree().consistency(older);
        assertEquals(hashes(published), proof.hashes());
        assertTrue(proof.proves(ROOTS.get(older - 1), ROOTS.get(newer - 1)));
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    private static List<Hash> hashes(String... hex) {
        return Arrays.stream(hex).map(digits -> new Hash(bytes(digits))).toList();
    }
}
