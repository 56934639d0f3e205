package org.undersigned.staff;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.undersigned.audit.AuditSearch;

/** What somebody asks the audit log for, as it stands in the address. */
public final class AuditAsked {

    /** What entries are about. */
    static final List<String> AREAS =
            List.of("campaign", "petition", "draft", "organisation", "approval", "staff", "export");

    @QueryParam("q")
    @DefaultValue("")
    String words;

    @QueryParam("area")
    @DefaultValue("")
    String area;

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

    public String getArea() {
        return AREAS.contains(area) ? area : "";
    }

    public String getFrom() {
        return date(from).map(LocalDate::toString).orElse("");
    }

    public String getTo() {
        return date(to).map(LocalDate::toString).orElse("");
    }

    public boolean isAnything() {
        return !getWords().isEmpty() || !getArea().isEmpty() || !getFrom().isEmpty() || !getTo().isEmpty();
    }

    /** The same question in an address, without where it goes on. */
    public String getQuery() {
        return "q=" + URLEncoder.encode(getWords(), StandardCharsets.UTF_8) + "&area=" + getArea() + "&from="
                + getFrom() + "&to=" + getTo();
    }

    long below() {
        return below.matches("[0-9]{1,18}") ? Long.parseLong(below) : Long.MAX_VALUE;
    }

    AuditSearch search(Optional<List<String>> subjects) {
        return new AuditSearch(subjects, getWords(), getArea(), "", date(from), date(to));
    }

    private static Optional<LocalDate> date(String written) {
        try {
            return Optional.of(LocalDate.parse(written));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
