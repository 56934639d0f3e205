import java.io.IOException;

/**
 * Status line and headers of an answer; nobody here reads bodies.
 *
 * @param head lines, each with its end
 */
record Answer(String head) {

    /** "HTTP/1.1 ". */
    private static final int BEFORE_STATUS = 9;

    int status() {
        return Integer.parseInt(head, BEFORE_STATUS, BEFORE_STATUS + 3, 10);
    }

    String statusLine() {
        return head.substring(0, head.indexOf("\r\n"));
    }

    /** What a header says, or nothing; {@code name} in small letters and with its colon. */
    String header(String name) {
        for (int at = head.indexOf("\r\n") + 2; at > 1 && at < head.length(); at = head.indexOf("\r\n", at) + 2)
            if (head.regionMatches(true, at, name, 0, name.length()))
                return head.substring(at + name.length(), head.indexOf("\r\n", at)).strip();
        return "";
    }

    int contentLength() throws IOException {
        var length = header("content-length:");
        if (length.isEmpty()) throw new IOException("an answer without a length");
        return Integer.parseInt(length);
    }

    /** Whether the program says that it has too much to do, and when to come again. */
    boolean isBusy() {
        return status() == 503 && !header("retry-after:").isEmpty();
    }
}
