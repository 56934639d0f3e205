import java.nio.ByteBuffer;
import java.util.Optional;

/** What one connection is busy with: requests of which each may follow from the answer before, such as signing and then confirming. */
interface Errand {

    /** What a request is for. */
    enum Step {
        SIGN,
        CONFIRM,
        READ
    }

    /**
     * Puts the next request into {@code out}.
     *
     * @param begin whether something new may be begun; if not, only what follows from the last answer is asked for
     * @return nothing if there is nothing to ask for
     */
    Optional<Step> ask(ByteBuffer out, boolean begin);

    /** Takes the answer to the last request, and says whether what was asked for is done. */
    boolean answered(Answer answer);
}
