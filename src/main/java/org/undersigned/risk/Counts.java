package org.undersigned.risk;

/**
 * How often each of many numbers came, in a few bytes for each: a storm brings a million mailboxes, and as many objects would
 * keep the collector busy just when nobody has time for it. When there is no more room it forgets everything and begins again, which suits
 * limits that are soft.
 */
final class Counts {

    private static final int FIRST = 1 << 12;
    private static final int MOST = 1 << 21;

    private long[] numbers = new long[FIRST];
    /** How often the number in the same place came; 0 if the place is free. */
    private byte[] counts = new byte[FIRST];

    private int used;

    /** Counts {@code number} once more and returns how often it came so far, at most 127. */
    synchronized int add(long number) {
        if (used > numbers.length / 4 * 3) makeRoom();
        var place = place(number);
        if (counts[place] == 0) {
            numbers[place] = number;
            used++;
        }
        if (counts[place] < Byte.MAX_VALUE) counts[place]++;
        return counts[place];
    }

    /** Where it stands, or the free place where it would. The numbers are digests, so their own bits spread them. */
    private int place(long number) {
        var last = numbers.length - 1;
        var place = (int) (number ^ number >>> 32) & last;
        while (counts[place] != 0 && numbers[place] != number) place = place + 1 & last;
        return place;
    }

    private void makeRoom() {
        var oldNumbers = numbers;
        var oldCounts = counts;
        var size = numbers.length == MOST ? FIRST : numbers.length * 2;
        numbers = new long[size];
        counts = new byte[size];
        used = 0;
        if (size == FIRST) return;
        for (int i = 0; i < oldNumbers.length; i++) {
            if (oldCounts[i] == 0) continue;
            var place = place(oldNumbers[i]);
            numbers[place] = oldNumbers[i];
            counts[place] = oldCounts[i];
            used++;
        }
    }
}
