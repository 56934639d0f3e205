package org.undersigned.donation;

import org.undersigned.foundation.html.Page;
import org.undersigned.organisation.Organisation;

/**
 * An organisation that takes gifts here, as anybody may know it.
 *
 * @param legalName who receives a gift
 * @param live whether money moves; otherwise it is a trial
 */
public record Taking(Organisation organisation, String legalName, boolean live, Offer offer) {

    /** Its name in law within a sentence of a page: apart from what stands around it where that runs the other way. */
    public String called(Page page) {
        return called(legalName, page);
    }

    static String called(String name, Page page) {
        return page.direction().equals("rtl") ? "\u2068" + name + "\u2069" : name;
    }

    public String slug() {
        return organisation.slug();
    }
}
