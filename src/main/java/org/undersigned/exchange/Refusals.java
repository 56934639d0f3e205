package org.undersigned.exchange;

import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.undersigned.campaign.Action;
import org.undersigned.campaign.Campaign;
import org.undersigned.campaign.CampaignWriting;
import org.undersigned.campaign.Campaigns;
import org.undersigned.campaign.Statement;
import org.undersigned.foundation.picture.PictureStore;
import org.undersigned.organisation.Organisation;
import org.undersigned.organisation.OrganisationStore;
import org.undersigned.petition.Petition;
import org.undersigned.petition.PetitionWriting;

/** Why a file that is good in itself cannot be stored beside what is there. Reads only. */
final class Refusals {

    private static final String NEW_VERSION = "make a new version in the workspace";

    private final CampaignFile file;
    private final Campaigns.Content stored;
    private final List<FileError> errors = new ArrayList<>();

    private Refusals(CampaignFile file, Campaigns.Content stored) {
        this.file = file;
        this.stored = stored;
    }

    /** All reasons; empty if the file can be stored. */
    static List<FileError> of(Handle handle, CampaignFile file) {
        var stored = CampaignWriting.stored(handle);
        var refusals = new Refusals(file, stored);
        refusals.foreignSlugs();
        refusals.otherStatement();
        refusals.approvedVersions(CampaignWriting.agreed(handle));
        refusals.lostPictures(handle);
        refusals.signed(handle);
        refusals.errors.addAll(ActionSections.refusals(handle, file, stored.campaigns()));
        return refusals.errors;
    }

    /** Why the operator should look first before they store the file: staff have changed the campaign since the last load. */
    static List<FileError> ofOverwriting(Handle handle, CampaignFile file) {
        if (!CampaignWriting.isChangedByStaff(handle, file.campaign().slug())) return List.of();
        return List.of(file.error(
                "campaign",
                "staff changed this campaign in the workspace since it was loaded, and the file would undo that",
                "export it first (./undersigned export campaign "
                        + file.petition().slug() + "), or load it with --force"));
    }

    /** Why the operator should look first: owners have said what their organisation is, and the file says something else. */
    static List<FileError> ofDescribing(Handle handle, CampaignFile file) {
        var stored = OrganisationStore.all(handle).stream()
                .filter(Organisation::described)
                .collect(toMap(Organisation::slug, Exported::organisation));
        var errors = new ArrayList<FileError>();
        for (int i = 0; i < file.organisations().size(); i++) {
            var wanted = file.organisations().get(i).branded(Optional.empty());
            var there = stored.get(wanted.slug());
            if (there != null && !Differences.same(there, wanted))
                errors.add(file.error(
                        "organisations[" + i + "]",
                        "owners of " + wanted.slug()
                                + " wrote in the workspace what it is, and the file would undo that",
                        "write what they wrote (./undersigned export campaign "
                                + file.petition().slug() + "), or load it with --force"));
        }
        return errors;
    }

    /** Slugs are part of public addresses and belong to one campaign for ever. */
    private void foreignSlugs() {
        for (var campaign : stored.campaigns()) {
            if (campaign.slug().equals(file.campaign().slug())) continue;
            var instead = "it belongs to campaign " + campaign.slug() + "; choose another slug";
            for (var action : campaign.actions())
                if (action.slug().equals(file.petition().slug())) taken("petition.slug", action.slug(), instead);
            var statement = campaign.statement().map(Statement::slug).orElse("");
            if (file.statement()
                    .map(CampaignFile.StatementPart::slug)
                    .filter(statement::equals)
                    .isPresent()) taken("statement.slug", statement, instead);
            for (var announcement : campaign.announcements())
                for (int i = 0; i < file.announcements().size(); i++)
                    if (file.announcements().get(i).slug().equals(announcement.slug()))
                        taken("announcements[" + i + "].slug", announcement.slug(), instead);
        }
        campaign()
                .flatMap(campaign -> campaign.actions().stream()
                        .filter(action -> action.slug().equals(file.petition().slug())
                                && !action.kind().equals("petition"))
                        .findFirst())
                .ifPresent(action -> taken(
                        "petition.slug", action.slug(), "it belongs to a " + action.kind() + "; choose another slug"));
    }

    /** A picture that the workspace put there and nothing referred to for long is gone. */
    private void lostPictures(Handle handle) {
        file.pictures().forEach((path, picture) -> {
            if (picture.file() instanceof PictureFile.Kept kept && !PictureStore.exists(handle, kept.name()))
                errors.add(file.error(path + ".file", "the picture is not there any more", "upload it again"));
        });
    }

    private void taken(String path, String slug, String instead) {
        errors.add(file.error(path, "the slug " + Spot.quoted(slug) + " is taken", instead));
    }

    private void otherStatement() {
        var there = campaign().flatMap(Campaign::statement);
        if (there.isPresent()
                && file.statement().isPresent()
                && !there.get().slug().equals(file.statement().get().slug()))
            errors.add(file.error(
                    "statement.slug",
                    "the campaign has the statement " + Spot.quoted(there.get().slug()) + " already",
                    "keep that slug and add a version"));
    }

    /**
     * An approval is bound to one wording: where organisations gave theirs, it stays as it was. What others wrote in their name counts as
     * soon as the public sees it.
     */
    private void approvedVersions(Campaigns.Content agreed) {
        var there = campaign().flatMap(Campaign::statement);
        if (there.isEmpty() || file.statement().isEmpty()) return;
        var versions = file.statement().get().versions();
        for (var version : there.get().versions()) {
            if (there.get().signOns().stream().noneMatch(one -> one.own() && one.version() == version.number())
                    && !isShown(agreed, version.number())) continue;
            var wanted = versions.stream()
                    .filter(one -> one.number() == version.number())
                    .findFirst();
            if (wanted.isEmpty())
                errors.add(file.error(
                        "statement.versions",
                        "organisations have signed version " + version.number() + ", which is not there",
                        "leave it there and add a version"));
            else if (!Differences.same(version.text(), wanted.get().text()))
                errors.add(file.error(
                        "statement.versions[" + versions.indexOf(wanted.get()) + "].text",
                        "organisations have signed the text of version " + version.number()
                                + " that is stored, which differs",
                        "leave it as it was and add a version"));
        }
    }

    private boolean isShown(Campaigns.Content agreed, int version) {
        return agreed.campaigns().stream()
                .filter(one -> one.slug().equals(file.campaign().slug())
                        && one.petitions().stream().anyMatch(Action::isPublic))
                .flatMap(one -> one.statement().stream())
                .flatMap(one -> one.signOns().stream())
                .anyMatch(one -> one.version() == version);
    }

    private void signed(Handle handle) {
        var campaign = campaign();
        if (campaign.isEmpty()) return;
        if (!Differences.same(campaign.get().targets(), file.targets())
                && PetitionWriting.anySignedIn(handle, campaign.get().id()))
            errors.add(file.error("targets", "the targets differ from those that people signed to", NEW_VERSION));
        PetitionWriting.stored(handle, stored, file.petition().slug())
                .filter(petition -> !textDifferences(petition).isEmpty())
                .filter(petition -> PetitionWriting.signed(handle, petition.id()))
                .ifPresent(petition -> textDifferences(petition)
                        .forEach(part -> errors.add(file.error(
                                "petition." + part,
                                "people have signed the " + part + " that is stored, which differs",
                                NEW_VERSION))));
    }

    private List<String> textDifferences(Petition petition) {
        var latest = petition.latest();
        var wanted = file.petition();
        var parts = new ArrayList<String>();
        if (!Differences.same(latest.title(), wanted.title())) parts.add("title");
        if (!Differences.same(latest.ask(), wanted.ask())) parts.add("ask");
        if (!Differences.same(latest.body(), wanted.body())) parts.add("body");
        if (!Differences.same(petition.fields(), wanted.fields())) parts.add("fields");
        return parts;
    }

    private Optional<Campaign> campaign() {
        return stored.campaigns().stream()
                .filter(campaign -> campaign.slug().equals(file.campaign().slug()))
                .findFirst();
    }
}
