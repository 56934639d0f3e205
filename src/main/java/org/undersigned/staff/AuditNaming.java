package org.undersigned.staff;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.undersigned.audit.AuditEntry;
import org.undersigned.campaign.Campaigns;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.token.Id;
import org.undersigned.organisation.staff.MemberStore;
import org.undersigned.organisation.staff.Membership;
import org.undersigned.organisation.staff.Person;
import org.undersigned.organisation.staff.Persons;
import org.undersigned.organisation.staff.Visitor;
import org.undersigned.petition.PetitionView;
import org.undersigned.petition.Petitions;

/** Finds the names for what the audit log calls by ids and slugs, as far as a visitor may know them. */
@Singleton
class AuditNaming {

    private static final Pattern PERSON = Pattern.compile("(?:staff[: ]|second-factor )([0-9a-f-]{36})");

    private final Db db;
    private final Campaigns campaigns;
    private final Petitions petitions;
    private final Persons persons;

    AuditNaming(Db db, Campaigns campaigns, Petitions petitions, Persons persons) {
        this.db = db;
        this.campaigns = campaigns;
        this.petitions = petitions;
        this.persons = persons;
    }

    /** Whether a subject is an organisation's slug alone, as releases of data have it. */
    static boolean isSlug(String subject) {
        return subject.indexOf(' ') < 0;
    }

    /** The names in some entries, and those of some actors. */
    AuditNames of(Visitor visitor, String language, List<AuditEntry> entries, Collection<String> actors) {
        var texts = entries.stream().flatMap(entry -> Stream.of(entry.actor(), entry.subject(), entry.detail()));
        return db.read(handle -> new AuditNames(
                people(handle, visitor, Stream.concat(texts, actors.stream())),
                things(handle, visitor, language, entries)));
    }

    private Map<String, String> people(Handle handle, Visitor visitor, Stream<String> texts) {
        var names = new HashMap<String, String>();
        texts.flatMap(text -> PERSON.matcher(text).results())
                .map(found -> found.group(1))
                .distinct()
                .forEach(id -> Id.parse(id)
                        .filter(one -> visitor.person().operator() || isKnown(handle, visitor, one))
                        .flatMap(one -> persons.byId(handle, one))
                        .map(Person::name)
                        .ifPresent(name -> names.put(id, name)));
        return names;
    }

    /** Members of one's own organisations are known, and oneself. */
    private static boolean isKnown(Handle handle, Visitor visitor, UUID person) {
        return visitor.person().id().equals(person)
                || visitor.memberships().stream()
                        .anyMatch(one -> MemberStore.role(handle, one.organisation(), person)
                                .isPresent());
    }

    private Map<String, String> things(Handle handle, Visitor visitor, String language, List<AuditEntry> entries) {
        var subjects = new HashSet<String>();
        for (var entry : entries) {
            subjects.add(isSlug(entry.subject()) ? "organisation " + entry.subject() : entry.subject());
            if (entry.action().startsWith("partner.")) subjects.add(AuditNames.partner(entry.detail()));
            if (entry.action().startsWith("approval.")) subjects.add(AuditNames.approved(entry.detail()));
        }
        var ids = ids(subjects);
        var behind = AuditedStore.petitions(handle, ids);
        var drafts = AuditedStore.drafts(
                handle,
                ids,
                visitor.memberships().stream().map(Membership::organisation).toList());
        var names = new HashMap<String, String>();
        for (var subject : subjects) {
            var slug = subject.substring(subject.indexOf(' ') + 1);
            var name = switch (subject.substring(0, subject.indexOf(' '))) {
                case "petition" -> petitions.find(slug).map(one -> PetitionView.title(one, language));
                case "delivery", "delivery-pack", "petition-correct", "signature-reject" ->
                    Id.parse(slug)
                            .map(behind::get)
                            .flatMap(petitions::byId)
                            .map(one -> PetitionView.title(one, language));
                case "campaign" ->
                    campaigns.now().campaigns().stream()
                            .filter(one -> one.slug().equals(slug))
                            .findFirst()
                            .map(one -> one.title().in(language).text());
                case "coalition" ->
                    campaigns
                            .now()
                            .coalition(slug)
                            .map(one -> one.name().in(language).text());
                case "organisation" ->
                    campaigns
                            .now()
                            .organisation(slug)
                            .map(one -> one.name().in(language).text());
                case "draft" -> Id.parse(slug).map(drafts::get);
                default -> Optional.<String>empty();
            };
            name.ifPresent(found -> names.put(subject, found));
        }
        return names;
    }

    private static List<UUID> ids(Collection<String> subjects) {
        return subjects.stream()
                .map(subject -> subject.substring(subject.indexOf(' ') + 1))
                .flatMap(one -> Id.parse(one).stream())
                .toList();
    }
}
