package org.undersigned.exchange;

/**
 * One fault in a campaign file, told so that its author can mend it.
 *
 * @param file name of the file as the author gave it
 * @param line counted from 1; 0 if the fault is no line's
 * @param path where in the content, such as {@code petition.goals[2]} (entries count from 0); empty for the whole file
 * @param wrong what is wrong
 * @param instead what to write instead
 */
public record FileError(String file, int line, String path, String wrong, String instead) {

    /** One line as compilers write it, which editors turn into a link. */
    @Override
    public String toString() {
        return file + (line > 0 ? ":" + line : "") + ": " + (path.isEmpty() ? "" : path + ": ") + wrong + "; "
                + instead;
    }
}
