package org.undersigned.staff;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.undersigned.audit.AuditActions;
import org.undersigned.audit.AuditSearch;

/** What somebody asks the audit log for, as it stands in the address. */
public final class AuditAsked {

    @QueryParam("q")
    @DefaultValue("")
    String words;

    @QueryParam("action")
    @DefaultValue("")
    String action;

    @QueryParam("who")
    @DefaultValue("")
    String who;

    @QueryParam("from")
    @DefaultValue("")
    String from;

    @QueryParam("to")
    @DefaultValue("")
    String to;

    @QueryParam("below")
    @DefaultValue("")
    String below;

    public String getWords() {
        return words.replaceAll("\\p{Cntrl}", " ").strip();
    }

    /** The code of an action; empty for any. */
    public String getAction() {
        return AuditActions.of(action).map(AuditActions::code).orElse("");
    }

    /** Who did it, as the log names them; empty for anybody. */
    public String getWho() {
        return who.matches("operator|stranger|target|site|staff:[0-9a-f-]{36}") ? who : "";
    }

    public String getFrom() {
        return date(from).map(LocalDate::toString).orElse("");
    }

    public String getTo() {
        return date(to).map(LocalDate::toString).orElse("");
    }

    public boolean isAnything() {
        return Stream.of(getWords(), getAction(), getWho(), getFrom(), getTo()).anyMatch(one -> !one.isEmpty());
    }

    /** The same question in an address, without where it goes on. */
    public String getQuery() {
        return "q=" + URLEncoder.encode(getWords(), StandardCharsets.UTF_8) + "&action=" + getAction() + "&who="
                + getWho() + "&from=" + getFrom() + "&to=" + getTo();
    }

    long below() {
        return below.matches("[0-9]{1,18}") ? Long.parseLong(below) : Long.MAX_VALUE;
    }

    AuditSearch search(Optional<List<String>> subjects) {
        return new AuditSearch(subjects, getWords(), AuditActions.of(action), getWho(), date(from), date(to));
    }

    private static Optional<LocalDate> date(String written) {
        try {
            return Optional.of(LocalDate.parse(written));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
