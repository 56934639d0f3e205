package org.undersigned.organisation.signin;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.undersigned.foundation.html.Page;
import org.undersigned.organisation.staff.Frame;
import org.undersigned.organisation.staff.StaffAnswer;

/** New recovery codes, the only time that anybody sees them: an answer to a form, never a page with an address. */
public final class ShownCodes {

    private ShownCodes() {}

    @CheckedTemplate(basePath = "staff", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static final class Templates {
        private Templates() {}

        static native TemplateInstance recoveryCodes(Page page, Frame frame, List<String> codes);
    }

    /** The answer with the codes. */
    public static Response answer(Frame frame, List<String> codes) {
        return StaffAnswer.page(200, Templates.recoveryCodes(frame.page(), frame, codes));
    }
}
