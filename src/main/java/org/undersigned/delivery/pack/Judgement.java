package org.undersigned.delivery.pack;

import java.util.List;

/** What came out of checking a manifest. */
sealed interface Judgement {

    /**
     * Everything fits.
     *
     * @param missing files that are not beside the manifest, if those were to be passed over
     * @param keyFromManifest whether nobody else vouched for the key: then the manifest fits itself, and no more is shown
     */
    record Valid(Manifest manifest, int checked, List<String> missing, boolean keyFromManifest) implements Judgement {}

    /** It is a manifest, and it does not prove what it says. */
    record NotValid(String reason) implements Judgement {}
}
