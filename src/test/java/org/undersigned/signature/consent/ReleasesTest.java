package org.undersigned.signature.consent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Data reaches an organisation only if a live grant or an explicit role of it exists at that instant, and the release is in the audit log:
 * whatever people, moderators and organisations do, in whatever order, and by whichever of the ways out of here.
 *
 * <p>Steps are drawn at random. A failure tells the seed, with which {@code -Dundersigned.releases.seed=N} tells the same story again, and what
 * happened so far.
 */
@QuarkusTest
class ReleasesTest {

    private static final int STEPS = 80;

    /** A story of every run, and one that is new each time; more with {@code -Dundersigned.releases.stories=N}. */
    static LongStream seeds() {
        var one = Long.getLong("undersigned.releases.seed");
        if (one != null) return LongStream.of(one);
        var fresh =
                RandomGenerator.getDefault().longs(Integer.getInteger("undersigned.releases.stories", 1), 0, 1_000_000);
        return LongStream.concat(LongStream.of(11), fresh);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void by_every_way_out_are_told_those_who_allow_it_and_nobody_else(long seed) {
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        var told = new StringBuilder("seed ").append(seed).append('\n');
        try {
            var story = new ReleaseStory("rel" + seed, random, told);
            var paper = new ReleasePaper(story, random);
            var releases = new Releases(story, paper);
            for (int step = 0; step < STEPS; step++) {
                story.act();
                if (step % 6 == 5) story.meanwhile(step > STEPS / 2);
                if (step % 3 == 2) paper.any();
                if (step % 7 == 6) releases.any(random);
            }
            releases.each(random);
            assertEquals(releases.made(), releases.audited(), "releases in the audit log");
            assertTrue(releases.people() > 0, "a story in which nobody allows anything shows nothing");
            assertTrue(paper.checked() > 0, "and neither does one without paper");
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError(told + e.getMessage(), e);
        }
    }
}
