package org.undersigned.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.undersigned.audit.AuditLog;

/** Nothing that staff do goes unrecorded: what each form of the workspace leads to, read from the program itself, appends to the audit log. */
class AuditedRoutesTest {

    /** Forms that append nothing, and why. */
    private static final Map<String, String> UNRECORDED = Map.ofEntries(
            Map.entry("AccountPage.language", "in which language somebody reads is their own business"),
            Map.entry("DonationsPage.check", "asks Stripe whether it works, and changes nothing"),
            Map.entry("ForgottenPage.ask", "anybody may ask; what is done behind the mailed link is recorded"),
            Map.entry("ImportPage.keep", "tries a file, and forgets it within the hour; taking it in is recorded"),
            Map.entry("InvitationByProviderPage.begin", "leads to the provider; coming back is recorded"),
            Map.entry("KeyPage.test", "draws a puzzle for the browser; its solution is recorded"),
            Map.entry("LinkPage.link", "leads to the provider; coming back is recorded"),
            Map.entry("OidcPage.begin", "leads to the provider; coming back is recorded"),
            Map.entry("PasskeyInvitationPage.challenge", "random bytes for a device; its answer is recorded"),
            Map.entry("PasskeySignInPage.challenge", "random bytes for a device; its answer is recorded"),
            Map.entry("PasskeysPage.challenge", "random bytes for a device; its answer is recorded"),
            Map.entry("SenderPage.trial", "a mail to oneself by settings that are recorded"),
            Map.entry("TargetsPage.look", "shows what a file would change; storing it is recorded"));

    private static final JavaClasses PROGRAM = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.undersigned");

    private final Map<JavaCodeUnit, Set<JavaCodeUnit>> leadsTo = new HashMap<>();

    @Test
    void every_form_appends_an_entry_or_is_named_with_a_reason() {
        assertEquals(
                UNRECORDED.keySet().stream().sorted().toList(),
                endpoints()
                        .filter(one -> one.isAnnotatedWith(POST.class) && !appends(one))
                        .map(AuditedRoutesTest::name)
                        .sorted()
                        .toList());
    }

    /** Looking changes nothing. If this one fails, the search goes too far, and the other one finds too little. */
    @Test
    void no_page_that_is_only_looked_at_appends_one() {
        assertEquals(
                List.of(),
                endpoints()
                        .filter(one -> one.isAnnotatedWith(GET.class) && appends(one))
                        .map(AuditedRoutesTest::name)
                        .sorted()
                        .toList());
    }

    private static Stream<JavaMethod> endpoints() {
        return PROGRAM.stream()
                .filter(type -> type.isAnnotatedWith(Path.class)
                        && type.getAnnotationOfType(Path.class).value().startsWith("/staff"))
                .flatMap(type -> type.getMethods().stream());
    }

    private static String name(JavaMethod endpoint) {
        return endpoint.getOwner().getSimpleName() + "." + endpoint.getName();
    }

    private boolean appends(JavaMethod endpoint) {
        var seen = new HashSet<JavaCodeUnit>();
        var next = new ArrayDeque<JavaCodeUnit>(List.of(endpoint));
        while (!next.isEmpty()) {
            var unit = next.pop();
            if (unit.getOwner().isEquivalentTo(AuditLog.class) && unit.getName().equals("record")) return true;
            if (seen.add(unit) && !isGuard(unit.getOwner())) next.addAll(leadsTo.computeIfAbsent(unit, this::called));
        }
        return false;
    }

    /** Who is let in is the same for all of them, and no part of what one does. */
    private static boolean isGuard(JavaClass type) {
        return type.getPackageName().equals("org.undersigned.organisation.staff");
    }

    private Set<JavaCodeUnit> called(JavaCodeUnit unit) {
        var targets = new ArrayList<AccessTarget.CodeUnitAccessTarget>();
        unit.getCallsFromSelf().forEach(one -> targets.add(one.getTarget()));
        unit.getMethodReferencesFromSelf().forEach(one -> targets.add(one.getTarget()));
        unit.getConstructorReferencesFromSelf().forEach(one -> targets.add(one.getTarget()));
        return targets.stream()
                .filter(one -> one.getOwner().getPackageName().startsWith("org.undersigned"))
                .flatMap(AuditedRoutesTest::resolved)
                .collect(Collectors.toSet());
    }

    /** What is called, and what may be called in its place because it overrides it. */
    private static Stream<JavaCodeUnit> resolved(AccessTarget.CodeUnitAccessTarget target) {
        var found = target.resolveMember().map(one -> (JavaCodeUnit) one);
        return Stream.concat(
                found.stream(),
                target.getOwner().getAllSubclasses().stream()
                        .flatMap(type -> type.getMethods().stream())
                        .filter(one -> one.getName().equals(target.getName())
                                && one.getRawParameterTypes().size()
                                        == target.getRawParameterTypes().size()));
    }
}
