package org.undersigned.mailing;

/**
 * Two subjects beside each other: the share of mails after which somebody signed, and the interval in which the difference lies in 95 of 100 such
 * trials (R. G. Newcombe, Interval estimation for the difference between independent proportions, Statistics in Medicine 17, 1998, method 10).
 * Whoever looks again and again until it leaves out zero fools themselves; the page says so.
 *
 * @param first share of the first subject, from 0 to 1
 * @param second share of the second
 * @param low least difference between the first and the second that fits what was seen
 * @param high greatest
 */
public record Comparison(double first, double second, double low, double high) {

    /** Of the normal distribution, for 95 in a hundred. */
    private static final double Z = 1.959964;

    static Comparison of(long signedFirst, long sentFirst, long signedSecond, long sentSecond) {
        if (sentFirst == 0 || sentSecond == 0) return new Comparison(0, 0, -1, 1);
        var one = Wilson.of(signedFirst, sentFirst);
        var other = Wilson.of(signedSecond, sentSecond);
        var difference = one.share - other.share;
        return new Comparison(
                one.share,
                other.share,
                difference - Math.hypot(one.share - one.low, other.high - other.share),
                difference + Math.hypot(one.high - one.share, other.share - other.low));
    }

    /** Which is better for all that is known: 1, 2, or 0 if chance explains the difference. */
    public int better() {
        if (low > 0) return 1;
        return high < 0 ? 2 : 0;
    }

    /** Key of the message that says so. */
    public String label() {
        return "mailing.better." + better();
    }

    /** The interval of one share by Wilson's score. More may sign than mails were sent, as links are passed on: then it is all of them. */
    private record Wilson(double share, double low, double high) {

        static Wilson of(long signed, long sent) {
            double n = sent;
            var share = Math.min(1, signed / n);
            var middle = share + Z * Z / (2 * n);
            var width = Z * Math.sqrt(share * (1 - share) / n + Z * Z / (4 * n * n));
            var all = 1 + Z * Z / n;
            return new Wilson(share, (middle - width) / all, (middle + width) / all);
        }
    }
}
