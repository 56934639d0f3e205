package org.undersigned.papers;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What this installation does against a risk, and what about it is weak, both as it is set up now.
 *
 * @param strong sentences
 * @param weak sentences
 */
record Measures(List<String> strong, List<String> weak) {

    /** What can go wrong for people who sign. */
    enum Risk {
        LEAK,
        FORCED,
        FALSE,
        PARTNER,
        NUMBERS,
        LOSS;

        /** The end of its message keys. */
        String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    static Measures against(Risk risk, Facts facts, Words words) {
        var made = new Collected(facts, words);
        switch (risk) {
            case LEAK -> made.leak();
            case FORCED -> made.forced();
            case FALSE -> made.falseOnes();
            case PARTNER -> made.partner();
            case NUMBERS -> made.numbers();
            case LOSS -> made.loss();
        }
        return new Measures(made.strong, made.weak);
    }

    /** All that protect, each once. */
    static Measures all(Facts facts, Words words) {
        var each = Stream.of(Risk.values())
                .map(risk -> against(risk, facts, words))
                .toList();
        return new Measures(
                each.stream().flatMap(one -> one.strong.stream()).distinct().toList(),
                each.stream().flatMap(one -> one.weak.stream()).distinct().toList());
    }

    private static final class Collected {

        private final Facts facts;
        private final Words words;
        private final List<String> strong = new ArrayList<>();
        private final List<String> weak = new ArrayList<>();

        Collected(Facts facts, Words words) {
            this.facts = facts;
            this.words = words;
        }

        void leak() {
            strong("site.pSealed");
            steward();
            keys();
            strong("papers.m.wall");
            either(facts.machine().https(), "papers.m.https", "papers.m.http");
            mail();
            strong("papers.m.names");
            either(!facts.machine().updatesHosted(), "papers.m.updatesLocked", "papers.m.updates");
            if (facts.machine().demo()) weak("papers.m.demo");
        }

        void forced() {
            steward();
            keys();
            strong("site.pSealedHow");
            strong("site.pNetwork");
            weak("papers.m.both");
        }

        void falseOnes() {
            strong("papers.m.confirm");
            strong("papers.m.quarantine");
            strong("papers.m.log");
            weak("papers.m.mailboxes");
        }

        void partner() {
            strong("papers.m.ticked");
            strong("papers.m.wall");
            second();
            strong("papers.m.audit");
            strong("partner.arr.leave");
            weak("papers.m.outside");
        }

        void numbers() {
            strong("papers.m.small");
            either(facts.isHighRisk(), "papers.m.highRisk", "papers.m.standard");
            weak("site.pClear");
        }

        void loss() {
            strong("papers.m.disk");
            either(facts.machine().backup(), "papers.m.backup", "papers.m.backup.none");
            if (!facts.with(Facts.Key.OWN).isEmpty()) weak("papers.m.lost");
        }

        private void steward() {
            either(!facts.machine().stewardHosted(), "site.pStewardOwn", "site.pStewardHosted");
        }

        private void keys() {
            var own = facts.with(Facts.Key.OWN);
            var hosted = facts.with(Facts.Key.HOSTED);
            var without = facts.with(Facts.Key.NONE);
            if (!own.isEmpty()) strong.add(words.t("papers.m.ownKeys") + " " + words.names(own) + ".");
            if (!hosted.isEmpty()) weak.add(words.t("site.pOrganisationsHosted") + " " + words.names(hosted) + ".");
            if (!without.isEmpty())
                strong.add(words.t("site.pOrganisationsWithout") + " " + words.names(without) + ".");
        }

        private void mail() {
            switch (facts.machine().mail()) {
                case ENCRYPTED -> strong("papers.m.mail");
                case WHERE_OFFERED -> weak("papers.m.mail.offered");
                case NONE -> weak("papers.m.mail.none");
            }
        }

        private void second() {
            either(facts.machine().secondPerson(), "papers.m.second", "papers.m.second.none");
        }

        private void either(boolean is, String good, String bad) {
            if (is) strong(good);
            else weak(bad);
        }

        private void strong(String key) {
            strong.add(words.t(key));
        }

        private void weak(String key) {
            weak.add(words.t(key));
        }
    }
}
