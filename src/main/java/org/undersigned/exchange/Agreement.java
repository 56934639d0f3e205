package org.undersigned.exchange;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
        for (var organisation : file.organisations()) {
            var path = "organisations[" + index++ + "]";
            same(file, path, "organisation " + organisation.slug(), organisation.branded(Optional.empty()));
            // A file in which it does not lead says nothing about it, and so does one that leaves it as it is.
            organisation
                    .brand()
                    .ifPresent(one -> same(file, path + ".brand", "the brand of " + organisation.slug(), said(one)));
        }
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

    /** A picture beside two files is the same if its points are. */
    private static Object said(BrandPart brand) {
        return List.of(brand.colour(), brand.logo().map(PictureFile::name));
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
