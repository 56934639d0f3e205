package org.undersigned.delivery.pack;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.undersigned.log.VerifyCommand;
import org.undersigned.transparency.MalformedException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./undersigned verify} for manifests of deliveries too; receipts are left to {@link VerifyCommand}. */
@Command(name = "verify")
public final class VerifyDeliveryCommand extends VerifyCommand {

    @Option(
            names = "--ignore-missing",
            description = "Of a manifest: say which files are not beside it, and check the others.")
    boolean ignoreMissing;

    @Override
    public Integer call() {
        try {
            if (!isManifest()) return super.call();
            var manifest = Manifest.parse(read());
            var check = new ManifestCheck(manifest, file.toAbsolutePath().getParent());
            return tell(check.judge(key(), ignoreMissing));
        } catch (MalformedException e) {
            return unreadable(file + " is no manifest, or it is damaged: " + e.getMessage());
        } catch (IOException e) {
            return unreadable(file + " cannot be read");
        }
    }

    /** A receipt begins with the word of its leaf, so a brace makes the difference. */
    private boolean isManifest() throws IOException {
        try (var in = Files.newInputStream(file)) {
            int first;
            do first = in.read();
            while (first == ' ' || first == '\n' || first == '\r' || first == '\t');
            return first == '{';
        }
    }

    private byte[] read() throws IOException {
        try (var in = Files.newInputStream(file)) {
            return in.readNBytes(Manifest.LONGEST + 1);
        }
    }

    private int tell(Judgement judgement) {
        return switch (judgement) {
            case Judgement.Valid valid -> {
                lines(valid).forEach(this::print);
                yield VALID;
            }
            case Judgement.NotValid not -> {
                print("NOT VALID: " + not.reason() + ".");
                yield NOT_VALID;
            }
        };
    }

    private static List<String> lines(Judgement.Valid valid) {
        var manifest = valid.manifest();
        var counts = manifest.counts();
        var lines = new ArrayList<String>();
        lines.add("VALID: " + counts.signatures() + " signatures for "
                + manifest.petition().address());
        lines.add("");
        lines.add("Made " + manifest.made() + " by " + manifest.tool() + ", pack " + manifest.pack());
        lines.add("Text: version " + manifest.petition().version() + ", SHA-256 "
                + manifest.petition().text());
        lines.add("Checked: the manifest is as it was signed, and its number is the one that the log "
                + manifest.log().origin() + " signed.");
        lines.add("Checked: " + valid.checked() + " of " + manifest.files().size()
                + " files are those that belong to it. The book names " + counts.named() + " people.");
        for (var name : valid.missing()) lines.add("Not here, so not checked: " + name);
        if (valid.keyFromManifest()) {
            lines.add("Key: the one in the manifest itself. So this shows only that the manifest fits itself.");
            lines.add(
                    "For a proof, take the key from /delivery/vkey of the site, or from elsewhere, and write --key VKEY.");
        } else lines.add("Key: the one you gave.");
        return lines;
    }
}
