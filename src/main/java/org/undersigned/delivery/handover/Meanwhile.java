package org.undersigned.delivery.handover;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.undersigned.delivery.pack.ReadyPack;
import org.undersigned.foundation.html.Page;
import org.undersigned.foundation.html.Translated;
import org.undersigned.organisation.staff.Entered;

/** What somebody else corrected while a form about the same was filled in, field by field, for a reader in one language. */
final class Meanwhile {

    private final DeliveryView view;
    private final Page page;
    private final List<Change> changes = new ArrayList<>();

    private Meanwhile(DeliveryView view, Page page) {
        this.view = view;
        this.page = page;
    }

    /**
     * One field that is not what the form began with.
     *
     * @param label key of the name of the field
     */
    public record Change(String label, Translated.Line was, Translated.Line is) {}

    /** What changed, in the order of the form; empty for a form that did not come back too late. */
    static List<Change> of(DeliveryView view, Entered entered, Page page) {
        var meanwhile = new Meanwhile(view, page);
        var delivery = view.delivery();
        Drawn.lateHandOver(delivery, entered).ifPresent(was -> meanwhile.handOver(was, delivery.handOver()));
        Drawn.lateAnswer(delivery, entered)
                .ifPresent(was -> meanwhile.answer(was, delivery.response().orElseThrow()));
        return List.copyOf(meanwhile.changes);
    }

    private void handOver(Delivery.HandOver was, Delivery.HandOver is) {
        compare("delivery.handedTo", was, is, one -> page.text(view.target(one).office()));
        compare("delivery.day", was, is, one -> ours(page.date(one.on())));
        compare("delivery.how", was, is, one -> ours(page.t(view.way(one))));
        compare("delivery.place", was, is, one -> new Translated.Line(one.place(), one.language()));
        compare("delivery.byWhom", was, is, one -> new Translated.Line(one.byWhom(), one.language()));
        compare("delivery.written", was, is, one -> new Translated.Line(page.ownName(one.language()), one.language()));
        compare(
                "delivery.packHanded",
                was,
                is,
                one -> ours(one.pack().map(this::pack).orElse(page.t("delivery.packNone"))));
        compare("delivery.signaturesHanded", was, is, one -> ours(page.number(one.signatures())));
    }

    private void answer(Delivery.Response was, Delivery.Response is) {
        compare(
                "delivery.answerKind",
                was,
                is,
                one -> ours(page.t("delivery.kind." + one.kind().word())));
        compare("delivery.answeredOn", was, is, one -> ours(page.date(one.on())));
        compare(
                "delivery.answerText",
                was,
                is,
                one -> new Translated.Line(one.text(), view.delivery().language()));
        compare(
                "delivery.answerUrl",
                was,
                is,
                one -> new Translated.Line(one.url().orElse(""), page.spoken()));
    }

    private <T> void compare(String label, T was, T is, Function<T, Translated.Line> shown) {
        var before = shown.apply(was);
        var now = shown.apply(is);
        if (!Objects.equals(before.text(), now.text())) changes.add(new Change(label, before, now));
    }

    private String pack(ReadyPack pack) {
        return page.text(view.target(pack).office()) + ", " + page.moment(pack.made()) + ", "
                + page.t("delivery.signed", pack.signatures());
    }

    private Translated.Line ours(String text) {
        return new Translated.Line(text, page.spoken());
    }
}
