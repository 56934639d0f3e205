package org.undersigned.papers;

import java.util.ArrayList;
import java.util.List;
import org.undersigned.petition.Petition;

/** What is done with data here, as a notice explains it and a record lists it. */
enum Activity {
    SIGNING("signing", "papers.basis.choice"),
    MAIL("mail", "papers.basis.choice"),
    CONTACT("contact", "papers.basis.consent"),
    DELIVERY("delivery", "papers.basis.consent"),
    NAMES("names", "papers.basis.consent"),
    WORKSPACE("workspace", "papers.basis.staff");

    private final String word;
    private final String basis;

    Activity(String word, String basis) {
        this.word = word;
        this.basis = basis;
    }

    /** Whether it is about people who sign, rather than about those who work here. */
    boolean isAboutSigners() {
        return this != WORKSPACE;
    }

    String title(Words words) {
        return words.t(key("title"));
    }

    String purpose(Words words) {
        return words.t(key("purpose"));
    }

    String people(Words words) {
        return words.t(isAboutSigners() ? "papers.people.signers" : "papers.people.staff");
    }

    /** The kinds of data, with the petition's own questions. */
    String data(Words words, Petition petition) {
        var data = words.t(key("data"));
        if (this != SIGNING || petition.fields().isEmpty()) return data;
        var labels = petition.fields().stream()
                .map(field -> words.text(field.label()))
                .toList();
        return data + " " + words.t("papers.ownFields") + " " + words.listed(labels) + ".";
    }

    /** The legal basis, and the condition of article 9 if a signature reveals what that article protects. */
    String basis(Words words, Petition petition) {
        var text = words.t(basis);
        return petition.specialCategory() && isAboutSigners()
                ? text + "\n" + words.t(basis.replace("basis.", "special."))
                : text;
    }

    /** Who receives it, as it is set up here. */
    String recipients(Words words, Facts facts) {
        var text = words.t(key("to"));
        return switch (this) {
            case CONTACT -> text + " " + boxes(words, facts) + divided(words, facts);
            case DELIVERY -> text + " " + targets(words, facts.petition());
            case MAIL ->
                text + " " + words.t("papers.mailHost")
                        + (facts.machine().mail() == Facts.Mail.NONE ? " " + words.t("papers.m.mail.none") : "");
            case WORKSPACE -> facts.machine().provider() ? text + " " + words.t("papers.provider") : text;
            case SIGNING, NAMES -> text;
        };
    }

    String until(Words words, Facts facts) {
        var months = facts.machine().months();
        return this == SIGNING && months > 0 ? words.t(key("untilMonths"), months) : words.t(key("until"));
    }

    private String key(String part) {
        return "papers." + word + "." + part;
    }

    /** Those who can get something: who has no key has no box. */
    private static String boxes(Words words, Facts facts) {
        var able = facts.boxes().stream()
                .filter(one -> one.key() != Facts.Key.NONE)
                .map(Facts.Box::organisation)
                .toList();
        return able.isEmpty() ? words.t("papers.nobodyYet") : words.names(able) + ".";
    }

    private static String divided(Words words, Facts facts) {
        if (!facts.divides()) return "";
        var rule = facts.site() + words.page().href(facts.petition().action().path() + "/organisations") + "#division";
        return "\n" + words.t("papers.contact.divided", rule);
    }

    private static String targets(Words words, Petition petition) {
        var named = new ArrayList<String>();
        for (var target : petition.campaign().targets())
            named.add(String.join(
                    ", ",
                    List.of(words.text(target.name()), words.text(target.office()), words.text(target.institution()))));
        return named.isEmpty() ? words.t("papers.noTarget") : words.listed(named) + ".";
    }
}
