package org.undersigned.embed;

import java.util.List;
import org.undersigned.campaign.Campaign;
import org.undersigned.foundation.html.Assets;
import org.undersigned.foundation.html.Page;
import org.undersigned.petition.PetitionView;

/**
 * A page within a frame: what its templates show around what they are about.
 *
 * @param title of the document, in words
 * @param event what its script tells the page around it, of {@code ready}, {@code signed} and {@code confirmed}; empty for nothing
 */
public record FrameView(Page page, PetitionView view, FrameAddress address, String title, String event) {

    /** The same under another title. */
    FrameView titled(String other) {
        return new FrameView(page, view, address, other, event);
    }

    /** The same with a form on it that can be sent. */
    FrameView ready() {
        return new FrameView(page, view, address, title, "ready");
    }

    /** The same with a message of the interface as its title. */
    FrameView named(String key, Object... arguments) {
        return titled(page.t(key, arguments));
    }

    /** The style sheet in the colours that were asked for. */
    public String stylesheet() {
        return LookApi.path(address.theme());
    }

    /** The script, which only tells a page around it how high this one is. */
    public String script() {
        return Assets.FRAME_SCRIPT;
    }

    /** Origin of the page around it, or empty. */
    public String host() {
        return address.host().orElse("");
    }

    /** Whether the page around it is told of what somebody does here. */
    public boolean isTold() {
        return address.host().isPresent()
                && !address.preview()
                && !view.petition().specialCategory();
    }

    /** The published number. */
    public long count() {
        return view.petition().action().published();
    }

    /** Who runs it: leads and co-hosts. */
    public List<Campaign.Partner> runners() {
        return view.campaign().controllers();
    }

    /** How many others take part. */
    public int others() {
        return view.campaign().partners().size() - runners().size();
    }
}
