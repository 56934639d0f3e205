package org.undersigned.mailing.sender;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.undersigned.foundation.db.Db;
import org.undersigned.organisation.staff.Membership;

/** Puts together what the page of a sender shows. Nothing is looked up for it: it shows what was found when somebody looked. */
@Singleton
class Showing {

    private final Db db;
    private final Dns dns;
    private final Serving serving;
    private final Choosing choosing;
    private final Suppressing suppressing;

    Showing(Db db, Dns dns, Serving serving, Choosing choosing, Suppressing suppressing) {
        this.db = db;
        this.dns = dns;
        this.serving = serving;
        this.choosing = choosing;
        this.suppressing = suppressing;
    }

    SenderShown of(Membership member, SenderShown.Said said) {
        var settings = db.read(handle -> SenderStore.inForce(handle, member.organisation()));
        var keys = settings.map(one -> db.read(handle -> SenderStore.keys(handle, member.organisation(), one.domain())))
                .orElse(List.of());
        var verdicts = settings.flatMap(SenderSettings::checked)
                .map(one -> Db.fromJson(one.json(), Checking.VERDICTS))
                .orElse(List.of());
        var rows = settings.map(one -> rows(one, keys, verdicts)).orElse(List.of());
        var left = suppressing.counts(member).entrySet().stream()
                .map(one -> new SenderShown.Left(one.getKey().slug(), one.getValue()))
                .toList();
        return new SenderShown(
                member,
                settings,
                choosing.waiting(member.organisation(), member.slug()),
                settings.flatMap(serving::own).orElse(""),
                settings.filter(one -> choosing.isKeyWaiting(member.slug(), one.domain()))
                        .isPresent(),
                keys,
                rows,
                settings.filter(one -> one.checked().isPresent())
                        .map(one -> aligned(one, keys, rows))
                        .orElse(List.of()),
                dns.isThere(),
                left,
                said);
    }

    private List<SenderShown.Row> rows(SenderSettings settings, List<SenderKey> keys, List<Verdict> verdicts) {
        return Records.of(settings, keys, serving.host(settings)).stream()
                .map(record -> new SenderShown.Row(
                        record,
                        verdicts.stream()
                                .filter(one -> one.kind() == record.kind()
                                        && one.name().equals(record.name()))
                                .findFirst()))
                .toList();
    }

    /** What a receiver compares with the domain that people see (RFC 7489, 3.1). */
    private static List<SenderShown.Meaning> aligned(
            SenderSettings settings, List<SenderKey> keys, List<SenderShown.Row> rows) {
        var means = new ArrayList<SenderShown.Meaning>();
        var signed = keys.stream()
                .filter(key -> key.state() == SenderKey.State.IN_FORCE)
                .anyMatch(key -> isRight(rows, DnsRecord.Kind.DKIM, key.name()));
        means.add(meaning(signed, "dkim", settings.domain(), ""));
        var envelope = Records.envelope(settings);
        var near = Records.isAligned(settings.domain(), envelope);
        var sent = isRight(rows, DnsRecord.Kind.SPF, envelope);
        if (near) means.add(meaning(sent, "spf", envelope, settings.domain()));
        else means.add(new SenderShown.Meaning(false, "sender.aligned.spf.apart", envelope, settings.domain()));
        var said = isRight(rows, DnsRecord.Kind.DMARC, "_dmarc." + settings.domain());
        means.add(meaning(said && (signed || near && sent), "dmarc", settings.domain(), ""));
        return means;
    }

    private static SenderShown.Meaning meaning(boolean good, String what, String first, String second) {
        return new SenderShown.Meaning(good, "sender.aligned." + what + (good ? ".yes" : ".no"), first, second);
    }

    private static boolean isRight(List<SenderShown.Row> rows, DnsRecord.Kind kind, String name) {
        return rows.stream()
                .filter(row ->
                        row.record().kind() == kind && row.record().name().equals(name))
                .flatMap(row -> row.verdict().stream())
                .anyMatch(Verdict::right);
    }

    Optional<SenderSettings> settings(Membership member) {
        return db.read(handle -> SenderStore.inForce(handle, member.organisation()));
    }
}
