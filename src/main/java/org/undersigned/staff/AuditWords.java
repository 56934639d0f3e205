package org.undersigned.staff;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.undersigned.audit.AuditActions;
import org.undersigned.audit.AuditEntry;
import org.undersigned.organisation.staff.Role;
import org.undersigned.statistics.Groups;

/**
 * Entries of the audit log as sentences in one language: who did what to what. The log's own codes and English phrases are read here and
 * nowhere else. What cannot be read, because another version of the program wrote it, is told by its code.
 */
final class AuditWords extends AuditPhrases {

    AuditWords(String language, AuditNames names) {
        super(language, names);
    }

    /** The sentence of an entry. */
    String sentence(AuditEntry entry) {
        return AuditActions.of(entry.action())
                .map(action -> told(action, entry))
                .orElseGet(() -> byCode(entry));
    }

    /** Who did something, in words. */
    String actor(String actor) {
        return apart(names.actor(words(), actor));
    }

    /** Whether there is more to say of an actor than that the reader does not know them. */
    boolean isKnown(String actor) {
        return !names.actor(words(), actor).equals(words().t("audit.actor.gone"));
    }

    private String told(AuditActions action, AuditEntry entry) {
        var detail = entry.detail();
        return switch (action) {
            case CAMPAIGN_LOAD -> say(entry, "", detail.lines().count());
            case PETITION_STEP ->
                read(
                        entry,
                        AuditForms.STEP,
                        at -> say(entry, "", word("steps.state.", at.group(1)), word("steps.state.", at.group(2))));
            case PETITION_CORRECT -> read(entry, AuditForms.VERSION, at -> say(entry, "", number(at, 1)));
            case ACTION_SAVE -> read(entry, AuditForms.OTHER_ACTION, at -> say(entry, "", apart(at.group(2))));
            case ACTION_STEP ->
                read(entry, AuditForms.OTHER_ACTION, at -> say(entry, "." + at.group(3), apart(at.group(2))));
            case PETITION_RECOUNT ->
                byHowMany(
                        entry,
                        done -> AuditForms.NUMBER_SET.matcher(done.detail()).matches()
                                ? read(
                                        done,
                                        AuditForms.NUMBER_SET,
                                        at -> say(done, ".number", number(at, 1), number(at, 2)))
                                : read(done, AuditForms.QUEUED, at -> say(done, ".queue", number(at, 1))));
            case PETITION_RECOVER ->
                read(
                        entry,
                        AuditForms.RECOVERED,
                        at -> say(
                                entry,
                                at.group(1).startsWith("from") ? ".copy" : ".nothing",
                                number(at, 2),
                                number(at, 3)));
            case PETITION_RETIRE -> byHowMany(entry, done -> say(done, detail.startsWith("again:") ? ".again" : ""));
            case PARTNER_ASK, PARTNER_JOIN ->
                read(
                        entry,
                        AuditForms.PARTNER,
                        at -> say(entry, "", partner(detail), word("campaign.role.", at.group(1))));
            case PARTNER_LEAVE -> say(entry, detail.endsWith(" coalition") ? ".coalition" : "", partner(detail));
            case PARTNER_CHOOSE -> read(entry, AuditForms.CHOSEN, at -> say(entry, "", partner(detail), chosen(at)));
            case PARTNER_DIVIDE -> say(entry, detail.endsWith(" out") ? ".out" : "", partner(detail));
            case CAMPAIGN_DIVIDE ->
                detail.equals("off")
                        ? say(entry, ".off")
                        : read(entry, AuditForms.DIVIDED, at -> say(entry, "", number(at, 1)));
            case PARTNER_ACCEPT, PARTNER_DECLINE, PARTNER_REMOVE -> say(entry, "", partner(detail));
            case SIGN_ON_APPROVE, SIGN_ON_SIGN ->
                read(entry, AuditForms.SIGNED, at -> say(entry, "", partner(detail), number(at, 1)));
            case SIGN_ON_WITHDRAW, SIGN_ON_QUOTE, SIGN_ON_DISOWN -> say(entry, "", partner(detail));
            case SIGN_ON_FORM -> say(entry, detail.equals("closed") ? ".closed" : ".open");
            case SIGN_ON_REFUSE -> read(entry, AuditForms.REFUSED, at -> say(entry, "", apart(at.group(1))));
            case ANNOUNCEMENT_TAKE_DOWN, ANNOUNCEMENT_PUT_BACK -> say(entry, "", apart(detail));
            case PARTNER_ARRANGEMENT -> read(entry, AuditForms.COUNTED, at -> say(entry, "", number(at, 0)));
            case COALITION_JOIN, COALITION_LEAVE -> say(entry, "", partner(detail));
            case COALITION_ROLE_GIVE, COALITION_ROLE_TAKE ->
                read(
                        entry,
                        AuditForms.COALITION_ROLE,
                        at -> say(entry, "", person(at.group(1)), word("partner.coalition.", at.group(2))));
            case DELIVERY_PACK -> read(entry, AuditForms.PACK, at -> say(entry, "." + at.group(1)));
            case DELIVERY_RELEASE ->
                read(entry, AuditForms.RELEASED, at -> say(entry, "." + at.group(2), number(at, 1)));
            case UPDATES_LOCK, UPDATES_PASSPHRASE -> say(entry, "");
            case UPDATES_UNLOCK, LETTER_ERASE -> read(entry, AuditForms.COUNTED, at -> say(entry, "", number(at, 0)));
            case DELIVERY_CORRECT -> say(entry, detail.startsWith("hand-over ") ? ".hand-over" : "");
            case DELIVERY_MAIL -> read(entry, AuditForms.MAILED, at -> say(entry, "", number(at, 1)));
            case SIGNATURE_QUARANTINE -> read(entry, AuditForms.ASIDE, at -> some(entry, "", at, apart(at.group(2))));
            case SIGNATURE_REJECT, SIGNATURE_READMIT ->
                read(
                        entry,
                        AuditForms.REJECTED,
                        at -> say(
                                entry, "", signatures(at), word("quarantine.kind.", at.group(2)), apart(at.group(3))));
            case SIGNATURE_RELEASE ->
                read(entry, AuditForms.ASIDE, at -> switch (at.group(2)) {
                    case "network", "all groups" ->
                        some(entry, "." + at.group(2).replace(' ', '-'), at);
                    default -> some(entry, "", at, apart(at.group(2)));
                });
            case LETTER_TEST, LETTER_RETRY, LETTER_ANSWER, LETTER_TARGETS, LETTER_ADDRESS ->
                read(entry, AuditForms.LETTER, at -> letter(entry, at));
            case SIGNATURE_ERASE -> read(entry, AuditForms.ERASED, at -> say(entry, "", number(at, 1)));
            case APPROVAL_ASK, APPROVAL_GIVE, APPROVAL_REFUSE ->
                read(
                        entry,
                        AuditForms.APPROVAL,
                        at -> say(entry, "", kind(at.group(1), at.group(2), AuditNames.approved(detail))));
            case ORGANISATION_KEY ->
                byHowMany(
                        entry,
                        done -> AuditForms.HOSTED.matcher(done.detail()).matches()
                                ? read(done, AuditForms.HOSTED, at -> say(done, ".hosted", apart(at.group(1))))
                                : read(done, AuditForms.OWN, at -> say(done, ".own", apart(at.group(1)))));
            case ORGANISATION_SITES -> detail.isEmpty() ? say(entry, ".none") : say(entry, "", apart(detail));
            case ORGANISATION_PROFILE -> detail.isEmpty() ? say(entry, ".same") : say(entry, "", apart(detail));
            case ORGANISATION_BRAND -> say(entry, detail.endsWith("logo=on") ? ".logo" : "");
            case ORGANISATION_SENDER ->
                byHowMany(
                        entry,
                        done -> read(
                                done,
                                AuditForms.SENDER,
                                at -> say(done, at.group(2).equals("own") ? ".own" : "", apart(at.group(1)))));
            case ORGANISATION_SENDER_KEY ->
                byHowMany(
                        entry,
                        done -> read(
                                done, AuditForms.SENDER_KEY, at -> say(done, "." + at.group(1), apart(at.group(2)))));
            case ORGANISATION_GIFTS -> say(entry, "." + detail);
            case ORGANISATION_GIFTS_ACCOUNT ->
                byHowMany(
                        entry,
                        done -> read(done, AuditForms.GIFTS, at -> say(done, "." + at.group(1), apart(at.group(2)))));
            case ORGANISATION_SENDER_PROOF ->
                read(entry, AuditForms.PROOF, at -> say(entry, "." + at.group(2), apart(at.group(1))));
            case ORGANISATION_SUPPRESS -> say(entry, "." + detail);
            case ORGANISATION_RETURNS ->
                read(
                        entry,
                        AuditForms.RETURNS,
                        at -> say(entry, "." + at.group(1), apart(String.valueOf(at.group(2)))));
            case SITE_MAIL_AGAIN -> read(entry, AuditForms.AGAIN, at -> say(entry, "", number(at, 1)));
            case ORGANISATION_KEY_TEST -> read(entry, AuditForms.TESTED, at -> say(entry, "", apart(at.group(1))));
            case EXPORT_SEALED ->
                byHowMany(entry, done -> read(done, AuditForms.SEALED, at -> sealed(done, at.group(1))));
            case EXPORT_ASK -> say(entry, "", apart(detail));
            case EXPORT_SUPPORTERS -> read(entry, AuditForms.EXPORTED, at -> exported(entry, at));
            case EXPORT_COMING -> read(entry, AuditForms.COMING, at -> coming(entry, at));
            case PLEDGE_ERASE, SIGN_ON_ERASE -> read(entry, AuditForms.ERASED, at -> say(entry, "", number(at, 1)));
            case STAFF_INVITE, STAFF_ACCEPT ->
                entry.subject().equals("operators") ? say(entry, ".operator") : say(entry, "", role(detail));
            case STAFF_ROLE ->
                read(
                        entry,
                        AuditForms.ROLES,
                        at -> say(entry, "", person(at.group(1)), role(at.group(2)), role(at.group(3))));
            case STAFF_REMOVE -> say(entry, "", person(detail));
            case STAFF_DEMO ->
                entry.subject().equals("operators")
                        ? say(entry, ".operator", person(detail))
                        : say(entry, "", person(detail), role(Role.OWNER.slug()));
            case STAFF_ACCOUNT -> say(entry, "." + detail);
            case STAFF_OIDC_LINK -> say(entry, "", apart(detail));
            case STAFF_SIGN_IN -> say(entry, "", word("staff.how.", detail));
            case STAFF_SIGN_IN_FAILED ->
                entry.subject().equals("staff unknown")
                        ? say(entry, ".unknown")
                        : say(entry, "", word("audit.why.", detail.replaceAll("[^a-z]+", "-")));
            case STAFF_SESSION_END ->
                switch (detail) {
                    case "one" -> say(entry, ".one");
                    case "all others" -> say(entry, ".others");
                    case "" -> say(entry, ".all");
                    default -> byCode(entry);
                };
            case SITE_STOP, SITE_GO -> say(entry, "", word("staff.switch.", detail));
            case SITE_KEY -> say(entry, "", apart(detail));
            case SITE_BANNER -> say(entry, "." + detail);
            case TRANSLATION_BEGIN -> say(entry, "", language(detail));
            case TRANSLATION_SUGGEST ->
                read(entry, AuditForms.SUGGESTED, at -> say(entry, "", language(at.group(1)), number(at, 2)));
            case TRANSLATION_ACCEPT, TRANSLATION_DECLINE, TRANSLATION_DROP ->
                read(entry, AuditForms.TRANSLATED, at -> say(entry, "", language(at.group(1)), apart(at.group(2))));
            case DRAFT_PICTURE ->
                say(
                        entry,
                        (detail.endsWith(": none") ? ".removed" : "")
                                + (names.isNamed(entry.subject()) ? ".named" : ""));
            case SHARERS_SWITCH, SHARERS_HIDE -> say(entry, "." + detail);
            case SHEETS_NUMBER ->
                read(entry, AuditForms.SHEETS, at -> say(entry, "", number(at, 1), apart(at.group(2))));
            case PAPER_TYPE, PAPER_IMPORT, PAPER_CHECK, PAPER_BACK ->
                read(entry, AuditForms.PAPER, at -> say(entry, "", number(at, 1), number(at, 2), apart(at.group(3))));
            case PAPER_PICTURE, PAPER_LOOK -> read(entry, AuditForms.SHEET, at -> say(entry, "", apart(at.group(1))));
            case PAPER_ERASE -> read(entry, AuditForms.PAPER_ERASED, at -> say(entry, "", number(at, 1)));
            case SHARING_LADDER -> read(entry, AuditForms.RULES, at -> say(entry, "", number(at, 1)));
            case DRAFT_TRY -> say(entry, "." + detail);
            case PETITION_SCHEDULE, SITE_RESTORE ->
                read(entry, AuditForms.MOMENT, at -> say(entry, "", at.group(1) + " " + at.group(2)));
            case SITE_BACKUP -> read(entry, AuditForms.BACKED_UP, at -> say(entry, "", number(at, 1), at.group(2)));
            case DRAFT_BEGIN, DRAFT_SAVE -> say(entry, names.isNamed(entry.subject()) ? ".named" : "");
            case MAILING_WRITE, MAILING_REMOVE, MAILING_TRY, MAILING_START, MAILING_PAUSE -> say(entry, "");
            case MAILING_RESUME, MAILING_CANCEL, MAILING_CHOOSE, MAILING_AGAIN -> say(entry, "");
            case DELIVERY_REMOVE, DELIVERY_RECORD, DELIVERY_LINK, DELIVERY_PHOTO -> say(entry, "");
            case PETITION_LAUNCH,
                    PETITION_REMIND,
                    SIGNATURE_KEEP,
                    DRAFT_REMOVE,
                    EXPORT_DOCUMENT,
                    DELIVERY_ACKNOWLEDGE,
                    DELIVERY_RESPONSE,
                    STAFF_INVITE_TAKE_BACK,
                    STAFF_ACCOUNT_REMOVE,
                    STAFF_SECOND_FACTOR,
                    STAFF_PASSWORD_ADD,
                    STAFF_PASSKEY_ADD,
                    STAFF_PASSKEY_REMOVE,
                    STAFF_OIDC_UNLINK,
                    STAFF_SIGN_OUT -> say(entry, "");
        };
    }

    /** What a command did, and whether a second person had approved it. Entries from before commands asked say neither. */
    private String byHowMany(AuditEntry entry, Function<AuditEntry, String> sentence) {
        var found = AuditForms.BY_HOW_MANY.matcher(entry.detail());
        if (!found.matches() || found.end(1) == entry.detail().length()) return sentence.apply(entry);
        var done = new AuditEntry(
                entry.number(), entry.at(), entry.actor(), entry.action(), entry.subject(), found.group(1));
        return sentence.apply(done) + " " + words().t(found.group(2) == null ? "audit.by.two" : "audit.by.one");
    }

    /** The sentence of an action in one of its variants, with who did it, what it was done to, and more. */
    private String say(AuditEntry entry, String variant, Object... more) {
        var key = "audit.did." + entry.action() + variant;
        if (!words().has(key)) return byCode(entry);
        var arguments = new ArrayList<Object>(List.of(actor(entry.actor()), subject(entry)));
        arguments.addAll(Arrays.asList(more));
        return words().t(key, arguments.toArray());
    }

    /** The same with how many people it was about, which is not told exactly of a few. */
    private String some(AuditEntry entry, String variant, MatchResult found, Object... more) {
        var few = number(found, 1) < Groups.FEWEST;
        var arguments = new ArrayList<Object>(List.of(few ? (long) Groups.FEWEST : number(found, 1)));
        arguments.addAll(Arrays.asList(more));
        return say(entry, few ? variant + ".few" : variant, arguments.toArray());
    }

    /** The names of how many, which is not told exactly of a few. */
    private String coming(AuditEntry entry, MatchResult found) {
        var few = number(found, 1) < Groups.FEWEST;
        return say(entry, few ? ".few" : "", few ? (long) Groups.FEWEST : number(found, 1), apart(found.group(2)));
    }

    private String exported(AuditEntry entry, MatchResult found) {
        var reason = apart(found.group(4));
        if (found.group(1) == null) return say(entry, ".begun." + found.group(3), reason);
        return some(entry, found.group(2) == null ? "." + found.group(3) : ".broken", found, reason);
    }

    private String byCode(AuditEntry entry) {
        return words().t("audit.did.other", actor(entry.actor()), apart(entry.action()));
    }

    private String read(AuditEntry entry, Pattern form, Function<MatchResult, String> sentence) {
        var found = form.matcher(entry.detail());
        return found.matches() ? sentence.apply(found.toMatchResult()) : byCode(entry);
    }

    private String sealed(AuditEntry entry, String reason) {
        var whose = entry.subject().equals("steward") ? ".steward" : ".organisation";
        return reason == null ? say(entry, whose) : say(entry, whose + ".because", apart(reason));
    }

    private String letter(AuditEntry entry, MatchResult found) {
        var variant = found.group(2) == null ? "" : "." + found.group(2);
        return say(entry, variant, apart(found.group(1)), found.group(3) == null ? 0L : number(found, 3));
    }
}
