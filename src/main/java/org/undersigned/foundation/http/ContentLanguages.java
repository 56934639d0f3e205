package org.undersigned.foundation.http;

import java.util.Set;

/** Says which languages something public is written in: the seam by which addresses may begin with one that the interface does not speak. */
public interface ContentLanguages {

    /** BCP 47 tags of the languages that something public is written in, so that addresses in them exist. */
    Set<String> all();
}
