package org.undersigned.exchange;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Files that are loaded together must not contradict each other: else each load would change back what the last one changed. */
final class Agreement {

    private record Said(CampaignFile file, Object value) {}

    private final Map<String, Said> said = new HashMap<>();
    private final List<FileError> errors = new ArrayList<>();

    private Agreement() {}

    /** Where {@code files} contradict each other. */
    static List<FileError> errors(List<CampaignFile> files) {
        var agreement = new Agreement();
        for (var file : files) agreement.add(file);
        return agreement.errors;
    }

    private void add(CampaignFile file) {
        int index = 0;
        for (var organisation : file.organisations())
            same(file, "organisations[" + index++ + "]", "organisation " + organisation.slug(), organisation);
        same(file, "coalition", "coalition " + file.coalition().slug(), file.coalition());
        once(file, "campaign.slug", "campaign " + file.campaign().slug());
        once(file, "petition.slug", "petition " + file.petition().slug());
        file.statement().ifPresent(statement -> once(file, "statement.slug", "statement " + statement.slug()));
        index = 0;
        for (var announcement : file.announcements())
            once(file, "announcements[" + index++ + "].slug", "announcement " + announcement.slug());
        file.others().forEach((key, parts) -> {
            for (int i = 0; i < parts.size(); i++)
                once(file, key + "[" + i + "].slug", "action " + parts.get(i).slug());
        });
    }

    private void same(CampaignFile file, String path, String thing, Object value) {
        var before = said.putIfAbsent(thing, new Said(file, value));
        if (before != null && !Differences.same(before.value, value))
            errors.add(file.error(
                    path, thing + " is described differently in " + before.file.name(), "write the same in both"));
    }

    private void once(CampaignFile file, String path, String thing) {
        var before = said.putIfAbsent(thing, new Said(file, thing));
        if (before != null)
            errors.add(file.error(
                    path, thing + " is in " + before.file.name() + " too", "choose another slug in one of them"));
    }
}
