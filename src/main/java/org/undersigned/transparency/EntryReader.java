package org.undersigned.transparency;

/** Where stored entries of one log come from. What it returns is checked before it is used. */
@FunctionalInterface
public interface EntryReader {

    /** The bytes of a bundle. More entries than asked for are welcome; fewer, or {@code null}, count as corrupt. */
    byte[] read(TilePath.Entries bundle);
}
