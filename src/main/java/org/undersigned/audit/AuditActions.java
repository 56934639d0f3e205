package org.undersigned.audit;

import java.util.Optional;

/**
 * Everything that the audit log can tell: an action that is not here cannot be appended, and one that is here has a sentence in every
 * language. Codes are part of the chain, so none is ever given another one.
 */
public enum AuditActions {
    /** A campaign file was stored, by the command or from a draft. */
    CAMPAIGN_LOAD("campaign.load"),
    /** New supporters are divided between those who take part, or are no more. */
    CAMPAIGN_DIVIDE("campaign.divide"),
    /** A letter, call, promise or event was written in the workspace. */
    ACTION_SAVE("action.save"),
    /** It was opened, closed or archived. */
    ACTION_STEP("action.step"),
    /** A petition was put online by {@code load --launch}. */
    PETITION_LAUNCH("petition.launch"),
    /** A petition went from one state to another. */
    PETITION_STEP("petition.step"),
    /** Somebody said when it goes online, and a second person is asked. */
    PETITION_SCHEDULE("petition.schedule"),
    /** A slip of the pen was corrected after people had signed. */
    PETITION_CORRECT("petition.correct"),
    /** {@code recount --repair} set something right. */
    PETITION_RECOUNT("petition.recount"),
    /** {@code log recover} let its logs go on after a backup was restored. */
    PETITION_RECOVER("petition.recover"),
    /** A draft of a mailing was written or changed. */
    MAILING_WRITE("mailing.write"),
    /** It was thrown away. */
    MAILING_REMOVE("mailing.remove"),
    /** It was sent to whoever wrote it. */
    MAILING_TRY("mailing.try"),
    /** It was started, or its time was set. */
    MAILING_START("mailing.start"),
    /** It was stopped for a while. */
    MAILING_PAUSE("mailing.pause"),
    /** It goes on. */
    MAILING_RESUME("mailing.resume"),
    /** It was ended: who was not mailed yet is not mailed any more. */
    MAILING_CANCEL("mailing.cancel"),
    /** One of two subjects was chosen. */
    MAILING_CHOOSE("mailing.choose"),
    /** What no server took, or what may have gone, is sent again. */
    MAILING_AGAIN("mailing.again"),
    /** Owners were told that everything about the signers of a petition will be deleted. */
    PETITION_REMIND("petition.remind"),
    /** Everything about the signers of a petition was deleted. */
    PETITION_RETIRE("petition.retire"),
    /** An organisation was asked to be a partner, or to take another role. */
    PARTNER_ASK("partner.ask"),
    /** It joined, or took another role. */
    PARTNER_JOIN("partner.join"),
    /** It accepted anew what stands in its name. */
    PARTNER_ACCEPT("partner.accept"),
    /** It said no. */
    PARTNER_DECLINE("partner.decline"),
    /** It left. */
    PARTNER_LEAVE("partner.leave"),
    /** A lead took it out. */
    PARTNER_REMOVE("partner.remove"),
    /** It chose what its link shows, and how it is permitted to write. */
    PARTNER_CHOOSE("partner.choose"),
    /** It takes part in the division of new supporters, or does no more. */
    PARTNER_DIVIDE("partner.divide"),
    /** An announcement was taken down. */
    ANNOUNCEMENT_TAKE_DOWN("announcement.take-down"),
    /** It was put back. */
    ANNOUNCEMENT_PUT_BACK("announcement.put-back"),
    /** The arrangement about data has other parties. */
    PARTNER_ARRANGEMENT("partner.arrangement"),
    /** The coalition, or an owner of an organisation that is known here, approved what came by the public form. */
    SIGN_ON_APPROVE("sign-on.approve"),
    /** Somebody refused it. */
    SIGN_ON_REFUSE("sign-on.refuse"),
    /** An owner said that somebody else asks in the name of their organisation. */
    SIGN_ON_DISOWN("sign-on.disown"),
    /** The coalition closed the public form, or opened it again. */
    SIGN_ON_FORM("sign-on.form"),
    /** An organisation signed a version of a statement. */
    SIGN_ON_SIGN("sign-on.sign"),
    /** It took back what it had signed. */
    SIGN_ON_WITHDRAW("sign-on.withdraw"),
    /** It approved what it is quoted with. */
    SIGN_ON_QUOTE("sign-on.quote"),
    /** Who asked for it was erased because they asked for that. */
    SIGN_ON_ERASE("sign-on.erase"),
    /** Somebody does something for a coalition from now on. */
    COALITION_ROLE_GIVE("coalition.role-give"),
    /** Somebody does not do it any more. */
    COALITION_ROLE_TAKE("coalition.role-take"),
    /** An organisation said that it belongs to a coalition that names it. */
    COALITION_JOIN("coalition.join"),
    /** It said that it does not, or not any more. */
    COALITION_LEAVE("coalition.leave"),
    /** A draft was begun. */
    DRAFT_BEGIN("draft.begin"),
    /** A picture of a draft came or went. */
    DRAFT_PICTURE("draft.picture"),
    /** It was saved: told once an hour for each who writes. */
    DRAFT_SAVE("draft.save"),
    /** A signature on trial was sent to who writes, or confirmed. */
    DRAFT_TRY("draft.try"),
    /** A draft was thrown away. */
    DRAFT_REMOVE("draft.remove"),
    /** A pack to hand over is made. */
    DELIVERY_PACK("delivery.pack"),
    /** A pack was taken out. */
    DELIVERY_RELEASE("delivery.release"),
    /** A pack was deleted. */
    DELIVERY_REMOVE("delivery.remove"),
    /** A hand-over was recorded. */
    DELIVERY_RECORD("delivery.record"),
    /** The target's office got a new link. */
    DELIVERY_LINK("delivery.link"),
    /** A photo of a hand-over came or went. */
    DELIVERY_PHOTO("delivery.photo"),
    /** The target's office said that it has the petition. */
    DELIVERY_ACKNOWLEDGE("delivery.acknowledge"),
    /** The target's answer was recorded. */
    DELIVERY_RESPONSE("delivery.response"),
    /** The target's answer or a hand-over, as it was recorded, was wrong. */
    DELIVERY_CORRECT("delivery.correct"),
    /** Signers are mailed the answer. */
    DELIVERY_MAIL("delivery.mail"),
    /** The page of those who brought others was switched on or off. */
    SHARERS_SWITCH("sharing.page"),
    /** Somebody on it was hidden, or is shown again. */
    SHARERS_HIDE("sharing.name"),
    /** Sheets of paper to be signed were numbered. */
    SHEETS_NUMBER("sharing.sheets"),
    /** A sheet that people signed on paper was typed in. */
    PAPER_TYPE("paper.type"),
    /** A file of rows on paper was taken in. */
    PAPER_IMPORT("paper.import"),
    /** A second person counted the rows: they count. */
    PAPER_CHECK("paper.check"),
    /** Sheets were taken back. */
    PAPER_BACK("paper.back"),
    /** A picture of a sheet was added. */
    PAPER_PICTURE("paper.picture"),
    /** Somebody opened the picture of a sheet. */
    PAPER_LOOK("paper.look"),
    /** People on paper were removed because they asked for it. */
    PAPER_ERASE("paper.erase"),
    /** People are asked something else after signing. */
    SHARING_LADDER("sharing.ladder"),
    /** Signatures were erased because their signer asked for it. */
    SIGNATURE_ERASE("signature.erase"),
    /** Signatures that do not count yet were put into quarantine. */
    SIGNATURE_QUARANTINE("signature.quarantine"),
    /** A group stays there that would go out by itself. */
    SIGNATURE_KEEP("signature.keep"),
    /** Signatures were let out of quarantine. */
    SIGNATURE_RELEASE("signature.release"),
    /** Signatures in quarantine will never count. */
    SIGNATURE_REJECT("signature.reject"),
    /** They count, after all. */
    SIGNATURE_READMIT("signature.readmit"),
    /** One person asked for what takes two. */
    APPROVAL_ASK("approval.ask"),
    /** A second person approved it. */
    APPROVAL_GIVE("approval.give"),
    /** A second person refused it. */
    APPROVAL_REFUSE("approval.refuse"),
    /** What is for an organisation is sealed to another key. */
    ORGANISATION_KEY("organisation.key"),
    /** Owners said what their organisation is. */
    ORGANISATION_PROFILE("organisation.profile"),
    /** An organisation chose how its own link looks. */
    ORGANISATION_BRAND("organisation.brand"),
    /** Other sites may show an organisation's form in a frame. */
    ORGANISATION_SITES("organisation.sites"),
    /** Somebody showed that they can open what is sealed to a key of an organisation. */
    ORGANISATION_KEY_TEST("organisation.key-test"),
    /** An organisation chose whom its mail comes from. */
    ORGANISATION_SENDER("organisation.sender"),
    /** A key for signing its mail was made, or is used from now on. */
    ORGANISATION_SENDER_KEY("organisation.sender-key"),
    /** Something showed that a domain is its own. */
    ORGANISATION_SENDER_PROOF("organisation.sender-proof"),
    /** An organisation said what gifts it takes here, or that it takes none any more. */
    ORGANISATION_GIFTS("organisation.gifts"),
    /** It said which account gifts go to. */
    ORGANISATION_GIFTS_ACCOUNT("organisation.gifts-account"),
    /** Somebody is written to no more, or again. */
    ORGANISATION_SUPPRESS("organisation.suppress"),
    /** It chose where its returned mail is read, or how a provider tells of it. */
    ORGANISATION_RETURNS("organisation.returns"),
    /** Sealed rows were written out. */
    EXPORT_SEALED("export.sealed"),
    /** A member asked for an export of their organisation's supporters. */
    EXPORT_ASK("export.ask"),
    /** A download of supporters began, or ended. */
    EXPORT_SUPPORTERS("export.supporters"),
    /** The names of those who come to an event were downloaded. */
    EXPORT_COMING("export.coming"),
    /** The document by which somebody shows that they may sign on was downloaded. */
    EXPORT_DOCUMENT("export.document"),
    /** Promises were erased because the person asked for it. */
    PLEDGE_ERASE("pledge.erase"),
    /** Somebody was invited. */
    STAFF_INVITE("staff.invite"),
    /** An invitation was taken back. */
    STAFF_INVITE_TAKE_BACK("staff.invite-take-back"),
    /** An invitation was taken. */
    STAFF_ACCEPT("staff.accept"),
    /** A member got another role. */
    STAFF_ROLE("staff.role"),
    /** A member was taken out of an organisation. */
    STAFF_REMOVE("staff.remove"),
    /** Somebody changed what they sign in with. */
    STAFF_ACCOUNT("staff.account"),
    /** An account was removed. */
    STAFF_ACCOUNT_REMOVE("staff.account-remove"),
    /** Somebody set up a new second factor behind a link. */
    STAFF_SECOND_FACTOR("staff.second-factor"),
    /** Somebody who had none set up password and app. */
    STAFF_PASSWORD_ADD("staff.password-add"),
    /** A passkey was added. */
    STAFF_PASSKEY_ADD("staff.passkey-add"),
    /** A passkey was removed. */
    STAFF_PASSKEY_REMOVE("staff.passkey-remove"),
    /** An account was linked with a provider of identities. */
    STAFF_OIDC_LINK("staff.oidc-link"),
    /** That link was taken away. */
    STAFF_OIDC_UNLINK("staff.oidc-unlink"),
    /** Somebody signed in. */
    STAFF_SIGN_IN("staff.sign-in"),
    /** Somebody tried to. */
    STAFF_SIGN_IN_FAILED("staff.sign-in-failed"),
    /** Somebody signed out. */
    STAFF_SIGN_OUT("staff.sign-out"),
    /** Sessions were ended before their time. */
    STAFF_SESSION_END("staff.session-end"),
    /** The demo made somebody an owner or an operator. */
    STAFF_DEMO("staff.demo"),
    /** Letters go to targets from now on, or no more. */
    LETTER_TEST("letter.test"),
    /** A letter has other targets. */
    LETTER_TARGETS("letter.targets"),
    /** What a target answered was recorded, or that it has not. */
    LETTER_ANSWER("letter.answer"),
    /** A target has another address, or its mailbox takes letters again. */
    LETTER_ADDRESS("letter.address"),
    /** Letters that failed are tried again, or given up. */
    LETTER_RETRY("letter.retry"),
    /** Letters were erased because their writer asked for it. */
    LETTER_ERASE("letter.erase"),
    /** The list of those who want mail about a petition was locked by a passphrase. */
    UPDATES_LOCK("updates.lock"),
    /** It lies under another passphrase. */
    UPDATES_PASSPHRASE("updates.passphrase"),
    /** It was opened for one run of mail. */
    UPDATES_UNLOCK("updates.unlock"),
    /** Something was stopped for the whole site. */
    SITE_STOP("site.stop"),
    /** It goes on. */
    SITE_GO("site.go"),
    /** The banner of every public page was changed. */
    SITE_BANNER("site.banner"),
    /** A new master key took the place of the old one. */
    SITE_KEY("site.key"),
    /** Mails that nobody had taken are tried again. */
    SITE_MAIL_AGAIN("site.mail-again"),
    /** Everything in the database was written to a file. */
    SITE_BACKUP("site.backup"),
    /** The database came from such a file. */
    SITE_RESTORE("site.restore"),
    /** Somebody began to translate the interface into another language. */
    TRANSLATION_BEGIN("translation.begin"),
    /** Somebody suggested words for some texts of the interface. */
    TRANSLATION_SUGGEST("translation.suggest"),
    /** Somebody else accepted them for one. */
    TRANSLATION_ACCEPT("translation.accept"),
    /** A suggestion was taken away. */
    TRANSLATION_DECLINE("translation.decline"),
    /** Words that were accepted went, and those of the program came back. */
    TRANSLATION_DROP("translation.drop");

    private final String code;

    AuditActions(String code) {
        this.code = code;
    }

    /** As in the log, in addresses and at the end of message keys: its area, a dot, and what was done. */
    public String code() {
        return code;
    }

    /** The action of a code; nothing for one that another version of the program has written. */
    public static Optional<AuditActions> of(String code) {
        for (var action : values()) if (action.code.equals(code)) return Optional.of(action);
        return Optional.empty();
    }
}
