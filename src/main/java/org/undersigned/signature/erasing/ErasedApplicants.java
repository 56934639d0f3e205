package org.undersigned.signature.erasing;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.undersigned.audit.AuditActions;
import org.undersigned.signon.ForgettingApplicants;

/** Who asked to sign on for an organisation goes when they ask for it. Here, as sign-ons know nothing of who is erased. */
@Singleton
final class ErasedApplicants {

    private final ForgettingApplicants forgetting;

    ErasedApplicants(ForgettingApplicants forgetting) {
        this.forgetting = forgetting;
    }

    void asked(@Observes AddressAsked asked) {
        for (var found : forgetting.find(asked.handle(), asked.address())) {
            asked.found(new AddressAsked.Found(
                    found.campaign().title(), "signon.erased", found.requests(), found.language()));
            if (!asked.erases()) continue;
            forgetting.forget(asked.handle(), found.campaign(), asked.address());
            asked.record(
                    AuditActions.SIGN_ON_ERASE,
                    "campaign " + found.campaign().slug(),
                    found.requests() + " by request");
        }
    }
}
