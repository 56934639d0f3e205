package org.undersigned.organisation.passkey;

/** What a device has answered that was asked to make a passkey. */
public sealed interface Answered {

    /** It can be kept. */
    final class Good implements Answered {

        private final Ceremony.Made made;

        Good(Ceremony.Made made) {
            this.made = made;
        }

        Ceremony.Made made() {
            return made;
        }
    }

    /**
     * It cannot.
     *
     * @param why key of a message
     */
    record Bad(String why) implements Answered {}
}
