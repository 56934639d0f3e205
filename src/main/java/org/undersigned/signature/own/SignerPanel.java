package org.undersigned.signature.own;

import java.util.Optional;
import org.undersigned.foundation.html.Page;

/** A part that a later feature adds to the signer's own page: the seam by which that page shows what it does not know. */
public interface SignerPanel {

    /** The panel's HTML, or nothing when it has nothing to say about this signature. */
    Optional<String> html(SignerView view, Page page);
}
