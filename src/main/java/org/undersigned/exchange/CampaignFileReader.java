package org.undersigned.exchange;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a campaign file and finds everything that is wrong with it at once. The format is described in docs/campaign-file.md. */
public final class CampaignFileReader {

    /** Reads the file at {@code path}, never more of it than a campaign file may have. */
    public Read read(Path path) {
        var name = path.toString();
        try (var in = Files.newInputStream(path)) {
            return read(
                    name,
                    in.readNBytes(YamlDocument.MOST_BYTES + 1),
                    Optional.of(path.toAbsolutePath().getParent()));
        } catch (NoSuchFileException e) {
            return new Read.Bad(
                    List.of(new FileError(name, 0, "", "there is no such file", "check the name and the folder")));
        } catch (IOException e) {
            return new Read.Bad(
                    List.of(new FileError(name, 0, "", "it cannot be read", "check that it is a file you may read")));
        }
    }

    /**
     * Reads a file that is in memory. Its pictures are those that this site has.
     *
     * @param name that errors are told with
     */
    public Read read(String name, byte[] content) {
        return read(name, content, Optional.empty());
    }

    private Read read(String name, byte[] content, Optional<Path> folder) {
        var findings = new Findings(name, folder);
        var root = YamlDocument.root(content, findings)
                .map(node -> file(name, new Spot(Optional.of(node), "", findings), folder));
        return findings.isEmpty() ? new Read.Good(root.orElseThrow()) : new Read.Bad(findings.errors());
    }

    private CampaignFile file(String name, Spot root, Optional<Path> folder) {
        var keys = new ArrayList<>(List.of(
                "sample",
                "organisations",
                "coalition",
                "campaign",
                "targets",
                "petition",
                "statement",
                "announcements"));
        keys.addAll(ActionSections.keys());
        keys.add("next_actions");
        var block = Block.of(root, keys.toArray(String[]::new));
        var petition = PetitionSection.open(block.need("petition"));
        // The title is looked at first: its first language is the main one, which all other texts need.
        var wording = Wording.of(petition.need("title"));
        var pictures = new PictureSection(wording, folder);
        var organisations = new OrganisationSections(wording, pictures);
        var declared = organisations.organisations(block.need("organisations"));
        var slugs = declared.stream()
                .map(CampaignFile.OrganisationPart::slug)
                .filter(slug -> !slug.isEmpty())
                .toList();
        var campaign = new CampaignSections(wording, slugs);
        var petitionPart = new PetitionSection(wording, pictures).petition(petition);
        var statements = new StatementSections(wording, slugs, petitionPart.opens(), pictures);
        var campaignPart = campaign.campaign(block.need("campaign"));
        OrganisationSections.brands(block.may("organisations"), declared, campaignPart);
        return new CampaignFile(
                name,
                root.findings().lines(),
                block.may("sample").flag(),
                declared,
                organisations.coalition(block.need("coalition"), slugs),
                campaignPart,
                campaign.targets(block.need("targets")),
                petitionPart,
                block.may("statement").map(statements::statement),
                statements.announcements(block.may("announcements")),
                ActionSections.read(block, wording, slugs, campaignPart, petitionPart.slug()),
                campaign.nextActions(block.may("next_actions")));
    }
}
