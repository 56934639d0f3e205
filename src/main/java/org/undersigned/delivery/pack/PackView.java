package org.undersigned.delivery.pack;

import java.time.Instant;
import org.undersigned.campaign.Campaign;
import org.undersigned.petition.Petition;

/** A pack as the workspace shows it. */
public record PackView(
        String id,
        Pack.State standing,
        long done,
        long total,
        boolean withNames,
        String language,
        Instant asked,
        Instant made,
        long signatures,
        long named,
        Campaign.Target target,
        String path) {

    PackView(Pack pack, Petition petition) {
        this(
                pack.id().toString(),
                pack.state(),
                pack.done(),
                pack.total(),
                pack.withNames(),
                pack.language(),
                pack.askedAt(),
                pack.made().map(Pack.Made::at).orElse(null),
                pack.made().map(Pack.Made::signatures).orElse(0L),
                pack.made().map(Pack.Made::named).orElse(0L),
                petition.campaign().targets().get(pack.target()),
                Delivered.path(petition) + "/" + pack.id());
    }

    /** Key of the words for where it stands. */
    public String state() {
        return "delivery.state." + standing.word();
    }

    /** Key of what that means, where nothing else shows it. */
    public String meaning() {
        return "delivery.meaning." + standing.word();
    }

    public boolean isReady() {
        return standing == Pack.State.READY;
    }

    /** Whether it comes to be by itself, so that it is worth to look again soon. */
    public boolean isUnderWay() {
        return standing == Pack.State.WAITING || standing == Pack.State.MAKING;
    }
}
