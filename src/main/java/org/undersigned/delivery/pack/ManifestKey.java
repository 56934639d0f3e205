package org.undersigned.delivery.pack;

import jakarta.inject.Singleton;
import org.undersigned.foundation.http.Site;
import org.undersigned.foundation.keys.AgeFile;
import org.undersigned.foundation.keys.Hpke;
import org.undersigned.foundation.keys.MasterKey;
import org.undersigned.transparency.NoteSigner;
import org.undersigned.transparency.VerifierKey;

/** The keys of packs: one signs manifests, one opens locked files for the workspace. Both follow from the master key. */
@Singleton
class ManifestKey {

    private final String name;
    private final NoteSigner signer;
    private final byte[] secret;

    ManifestKey(Site site, MasterKey master) {
        this.name = site.host() + "/delivery";
        this.signer =
                NoteSigner.ofSeed(name, master.derive("delivery-manifest/v1").getEncoded());
        this.secret = master.derive("delivery-pack/v1").getEncoded();
    }

    VerifierKey verifier() {
        return signer.verifier();
    }

    Manifest sign(Manifest manifest) {
        return manifest.signedBy(signer, name);
    }

    /** The workspace as one who can open files with names. */
    String recipient() {
        return AgeFile.recipient(Hpke.pair(secret).open());
    }

    /** @throws IllegalStateException if it was locked by another installation, or changed */
    byte[] open(byte[] sealed) {
        return AgeFile.open(sealed, AgeFile.identity(secret))
                .orElseThrow(() -> new IllegalStateException("a locked file of a pack does not open"));
    }
}
