package org.undersigned.embed;

import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.undersigned.organisation.Organisation;
import org.undersigned.petition.Petition;
import org.undersigned.sharing.kit.Kit;
import org.undersigned.sharing.kit.KitPart;

/** The code for a partner's own site in its kit. */
@Singleton
final class EmbedPart implements KitPart {

    @Override
    public String label() {
        return "embed.desk.title";
    }

    @Override
    public String path(Organisation organisation, Petition petition) {
        return EmbedPage.path(organisation, petition);
    }

    @Override
    public Map<String, String> files(Kit kit) {
        var address = FrameAddress.plain(
                kit.petition(), kit.language(), Optional.of(kit.organisation().slug()), Theme.PLAIN);
        var code = new EmbedCode(address, kit.page().baseUrl());
        if (!kit.petition().isShownElsewhere()) return Map.of("link.html", code.link() + "\n");
        var files = new LinkedHashMap<String, String>();
        files.put("element.html", code.element());
        files.put("frame.html", code.frame() + "\n");
        files.put("content-security-policy.txt", """
                # %s
                # element.html
                %s
                # frame.html
                %s
                # form.html
                %s
                """.formatted(
                        kit.page().t("embed.desk.policyHow"), code.policy(), code.framePolicy(), code.formPolicy()));
        return files;
    }
}
