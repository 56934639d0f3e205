package org.undersigned.petition;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Optional;
import org.undersigned.campaign.Action;
import org.undersigned.campaign.Progress;
import org.undersigned.foundation.clock.Day;

/** Tells the pages of campaigns what petitions know about goals and days. */
@Singleton
final class PetitionProgress implements Progress {

    private final Petitions petitions;
    private final InstantSource clock;

    PetitionProgress(Petitions petitions, InstantSource clock) {
        this.petitions = petitions;
        this.clock = clock;
    }

    @Override
    public Optional<Integer> nextGoal(Action action) {
        return action.isPetition() ? petitions.visible(action.slug()).flatMap(Petition::nextGoal) : Optional.empty();
    }

    @Override
    public When when(Action action) {
        if (!action.isPetition()) return action.isOpen() ? When.NOW : When.OVER;
        var today = Day.today(clock);
        return petitions
                .visible(action.slug())
                .filter(petition -> petition.action().isOpen())
                .map(petition -> petition.takesSignatures(today)
                        ? When.NOW
                        : today.isBefore(petition.opens()) ? When.LATER : When.OVER)
                .orElse(When.OVER);
    }
}
