package org.undersigned.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.constructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The rules of docs/architecture.md, for any root package, so that each can be tried on planted violations. */
final class Rules {

    /** The packages in order: each uses only those before it. */
    static final List<String> ORDER = List.of(
            "foundation",
            "transparency",
            "audit",
            "organisation",
            "campaign",
            "supporter",
            "petition",
            "risk",
            "signon",
            "signature",
            "log",
            "statistics",
            "updates",
            "mailing",
            "donation",
            "sharing",
            "embed",
            "onpaper",
            "call",
            "pledge",
            "letter",
            "integrity",
            "delivery",
            "papers",
            "exchange",
            "site",
            "draft",
            "translation",
            "staff",
            "demo");

    private Rules() {}

    static Map<String, ArchRule> all(String root) {
        var rules = new TreeMap<String, ArchRule>();
        for (int i = 0; i < ORDER.size() - 1; i++) {
            var later = ORDER.subList(i + 1, ORDER.size()).stream()
                    .map(name -> root + "." + name + "..")
                    .toArray(String[]::new);
            rules.put(
                    "order of " + ORDER.get(i),
                    noClasses()
                            .that()
                            .resideInAPackage(root + "." + ORDER.get(i) + "..")
                            .should()
                            .dependOnClassesThat()
                            .resideInAnyPackage(later)
                            .allowEmptyShould(true));
        }
        rules.put("no cycles", slices().matching(root + ".(**)").should().beFreeOfCycles());
        rules.put(
                "transparency rests on the JDK alone",
                noClasses()
                        .that()
                        .resideInAPackage(root + ".transparency..")
                        .should()
                        .dependOnClassesThat()
                        .resideOutsideOfPackages("java..", root + ".transparency.."));
        rules.put(
                "statements only in stores",
                noClasses()
                        .that()
                        .resideOutsideOfPackages(root + ".foundation..", root + ".audit..")
                        .and()
                        .haveNameNotMatching(".*(Store|Writing|Rows)(\\$.*)?")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(
                                "java.sql..",
                                "javax.sql..",
                                "org.jdbi.v3.core.statement..",
                                "org.jdbi.v3.core.result.."));
        rules.put(
                "no names that say nothing",
                noClasses().should().haveNameMatching(".*(Service|Manager|Helper|Utils?|Impl|Dto|Entity|Processor)"));
        rules.put(
                "time and chance come from outside",
                noClasses()
                        .that()
                        .resideOutsideOfPackage(root + ".foundation..")
                        .should()
                        .callMethodWhere(asksForNow())
                        .orShould()
                        .callMethod(System.class, "currentTimeMillis")
                        .orShould()
                        .dependOnClassesThat()
                        .haveFullyQualifiedName("java.util.Random"));
        rules.put("no field injection", fields().should().notBeAnnotatedWith(Inject.class));
        rules.put(
                "few collaborators",
                constructors()
                        .that()
                        .areDeclaredInClassesThat(are("beans", Rules::isBean))
                        .should(haveAtMost(7)));
        rules.put(
                "endpoints are package-private",
                classes()
                        .that()
                        .areAnnotatedWith(Path.class)
                        .should()
                        .notBePublic()
                        .allowEmptyShould(true));
        rules.put(
                "endpoint methods are public, or they are silently ignored",
                methods()
                        .that()
                        .areAnnotatedWith(jakarta.ws.rs.GET.class)
                        .or()
                        .areAnnotatedWith(jakarta.ws.rs.POST.class)
                        .should()
                        .bePublic());
        return rules;
    }

    /** Whatever of {@code java.time} is asked, and whatever it is told of clocks and places. */
    private static DescribedPredicate<JavaMethodCall> asksForNow() {
        return DescribedPredicate.describe(
                "asks java.time for now",
                call -> call.getName().equals("now")
                        && call.getTargetOwner().getPackageName().equals("java.time"));
    }

    private static boolean isBean(JavaClass type) {
        return type.isAnnotatedWith(jakarta.inject.Singleton.class) || type.isAnnotatedWith(Path.class);
    }

    private static DescribedPredicate<JavaClass> are(String description, java.util.function.Predicate<JavaClass> test) {
        return DescribedPredicate.describe(description, test);
    }

    private static ArchCondition<JavaConstructor> haveAtMost(int parameters) {
        return new ArchCondition<>("take at most " + parameters + " collaborators") {
            @Override
            public void check(JavaConstructor constructor, ConditionEvents events) {
                var count = constructor.getRawParameterTypes().size();
                if (count > parameters)
                    events.add(
                            SimpleConditionEvent.violated(constructor, constructor.getFullName() + " takes " + count));
            }
        };
    }
}
