package org.undersigned.log;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.undersigned.foundation.Offline;
import org.undersigned.transparency.LogProof;
import org.undersigned.transparency.MalformedException;
import org.undersigned.transparency.VerifierKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code ./undersigned verify}: checks a receipt. It reads the files it is given and nothing else: no settings, no database, no network,
 * so that it works where the site is not trusted or no longer exists. Later features check files of theirs by the same command: they
 * extend it and leave receipts to it.
 */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = {
            "Checks offline that a signature is in the count that a log published, or that a delivery is what was made.",
            "Needs no server, no database and no network."
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {" 0:valid", " 1:not valid", " 2:neither receipt nor manifest, or wrong usage"},
        exitCodeOnExecutionException = 2)
public class VerifyCommand implements Callable<Integer>, Offline {

    protected static final int VALID = 0;
    protected static final int NOT_VALID = 1;
    private static final int UNREADABLE = 2;

    @Spec
    protected CommandSpec spec;

    @Parameters(
            paramLabel = "FILE",
            description = "A receipt; or a file with a leaf alone, whose FILE.tlog-proof lies beside it; or the"
                    + " manifest.json of a delivery.")
    protected Path file;

    @Option(
            names = "--key",
            paramLabel = "VKEY",
            description =
                    "The log's key, from the petition's count.json, or for a manifest the key at /delivery/vkey of the site; or"
                            + " from a newspaper, from anybody but the file. Without it the key in the file is used, which"
                            + " shows only that the file fits itself.")
    String typed;

    @Override
    public Integer call() {
        var key = key();
        try {
            var bytes = read(file);
            var leaf = Leaf.OfSignature.parse(new String(bytes, StandardCharsets.US_ASCII));
            if (leaf.isEmpty()) return tell(Receipt.parse(bytes).verify(key));
            return tell(verify(leaf.get(), key));
        } catch (MalformedException e) {
            return unreadable(file + " is no receipt, or it is damaged: " + e.getMessage());
        } catch (IOException e) {
            return unreadable(file + " cannot be read");
        }
    }

    private Verdict verify(Leaf.OfSignature leaf, Optional<VerifierKey> key) throws IOException {
        var beside = file.resolveSibling(file.getFileName() + ".tlog-proof");
        if (!Files.exists(beside)) throw usage(file + " has a leaf alone, and there is no " + beside + " to prove it");
        if (key.isEmpty())
            throw usage("a leaf and a proof name no key: write --key VKEY. It stands in the petition's count.json");
        return Receipt.verify(leaf, LogProof.parse(read(beside)), key.get());
    }

    /** One byte more than a receipt may have, so that a longer file is seen to be too long and is not read to its end. */
    private static byte[] read(Path path) throws IOException {
        try (var in = Files.newInputStream(path)) {
            return in.readNBytes(Receipt.LONGEST + 1);
        }
    }

    /** The key that was given. */
    protected Optional<VerifierKey> key() {
        try {
            return Optional.ofNullable(typed).map(VerifierKey::parse);
        } catch (MalformedException e) {
            throw usage("--key is no key: " + e.getMessage() + ". It looks like HOST/log/ID/signatures+05f0bdfe+AYqI…");
        }
    }

    private int tell(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Valid valid -> valid(valid);
            case Verdict.NotValid not -> {
                print("NOT VALID: " + because(not.reason()) + ".");
                yield NOT_VALID;
            }
        };
    }

    private int valid(Verdict.Valid valid) {
        print("VALID: signature number " + valid.number() + " of " + valid.size() + " in " + valid.origin());
        print("");
        print("Checked: the log's key signed a checkpoint of size " + valid.size() + ", and this signature is in it.");
        if (valid.personal())
            print("Checked: salt and tag in the receipt are those of this signature. Keep this file to yourself.");
        if (valid.keyFromReceipt()) {
            print("Key: the one in the receipt itself. So this shows only that the receipt fits itself.");
            print("For a proof, take the key from elsewhere and write --key VKEY.");
        } else print("Key: the one you gave.");
        return VALID;
    }

    private static String because(Verdict.Reason reason) {
        return switch (reason) {
            case OTHER_KEY -> "the receipt names another key than the one you gave";
            case NOT_SIGNED -> "the checkpoint is not signed by that key";
            case BAD_SIGNATURE -> "the signature under the checkpoint is wrong, so something in it was changed";
            case OTHER_LOG -> "the checkpoint is that of another log";
            case NOT_INCLUDED -> "the signature is not at its place in the log";
            case OTHER_PERSON -> "salt and tag are those of another signature";
        };
    }

    /** Says why nothing can be said of the file. */
    protected int unreadable(String message) {
        var err = spec.commandLine().getErr();
        err.println(message);
        err.flush();
        return UNREADABLE;
    }

    /** Says something. */
    protected void print(String line) {
        var out = spec.commandLine().getOut();
        out.println(line);
        out.flush();
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
