package org.undersigned.log;

import static io.restassured.RestAssured.given;

import java.util.ArrayList;
import java.util.List;
import org.undersigned.transparency.Checkpoint;
import org.undersigned.transparency.CountStatement;
import org.undersigned.transparency.EntryBundle;
import org.undersigned.transparency.Hash;
import org.undersigned.transparency.SignedNote;
import org.undersigned.transparency.TilePath;
import org.undersigned.transparency.TiledTree;
import org.undersigned.transparency.VerifierKey;
import org.undersigned.world.World;

/** What anybody can see of the log of the seed petition, fetched and checked as an outsider would. */
final class PublicLog {

    private PublicLog() {}

    static Checkpoint checkpoint(String log) {
        return Checkpoint.open(SignedNote.parse(bytes(log + "/checkpoint")), key(log));
    }

    static CountStatement count() {
        return CountStatement.open(SignedNote.parse(bytes("count")), key("count"));
    }

    /** Every line of a log up to its checkpoint, each checked against the root. */
    static List<String> lines(String log) {
        var checkpoint = checkpoint(log);
        var size = checkpoint.head().size();
        var tree = new TiledTree(checkpoint.head(), path -> bytes(log + "/" + path.encode()));
        var lines = new ArrayList<String>();
        for (long from = 0; from < size; from += TilePath.FULL) {
            var path = new TilePath.Entries(from / TilePath.FULL, (int) Math.min(TilePath.FULL, size - from));
            for (var entry :
                    EntryBundle.first(path, bytes(log + "/" + path.encode())).entries()) {
                if (!tree.inclusion(lines.size())
                        .proves(Hash.leaf(entry), checkpoint.head().root()))
                    throw new AssertionError("an entry is not under the root");
                lines.add(new String(entry, java.nio.charset.StandardCharsets.US_ASCII));
            }
        }
        return lines;
    }

    /** That the newer checkpoint begins with all that the older had. */
    static boolean isContinued(String log, Checkpoint older) {
        var newer = checkpoint(log);
        var tree = new TiledTree(newer.head(), path -> bytes(log + "/" + path.encode()));
        return tree.at(older.head().size()).equals(older.head());
    }

    static VerifierKey key(String what) {
        return VerifierKey.parse(
                given().get(World.PETITION + "/count.json").jsonPath().getString("vkeys." + what));
    }

    /** Path of the logs. They are opened within a second or so after the petition appeared. */
    static String address() {
        World.await(
                () -> given().get(World.PETITION + "/count.json").asString().contains("vkeys"),
                "the logs to be opened");
        return given().get(World.PETITION + "/count.json").jsonPath().getString("log");
    }

    static byte[] bytes(String path) {
        return given().get(address() + path).then().statusCode(200).extract().asByteArray();
    }
}
