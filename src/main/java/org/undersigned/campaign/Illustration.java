package org.undersigned.campaign;

import org.undersigned.foundation.html.Translated;
import org.undersigned.foundation.picture.PictureName;

/**
 * A picture at the head of a page.
 *
 * @param alt what it shows, for those who do not see it, in each language of the campaign
 */
public record Illustration(PictureName picture, Translated alt) {}
