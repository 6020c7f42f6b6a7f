package classroom7.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** The house rules that class files can tell; numbers are those of CONTRIBUTING. */
class HouseRulesTest {
    private static final JavaClasses HOUSE = Rooms.classes();
    private static final String ACTOR = "classroom7.people.access.Actor";
    private static final String[] SQL = {"org.springframework.jdbc..", "java.sql..", "javax.sql.."};

    /** Doors that take ids without an actor, each with the reason why there is none. */
    private static final Map<String, String> WITHOUT_ACTOR =
            Map.of(
                    "Sessions.begin", "signing in is what makes an actor",
                    "Accounts", "for the rooms that make an actor of somebody",
                    "Members.admit", "an invitation or a code is what lets in, not an actor",
                    "Questions", "read for a lesson that the actor was allowed");

    @Test
    void stores_are_package_private() {
        check(classes().that().haveSimpleNameEndingWith("Store").should().bePackagePrivate());
    }

    @Test
    void only_stores_speak_sql() {
        check(
                noClasses()
                        .that(
                                are(
                                        "outside the database's room",
                                        HouseRulesTest::hasNoBusinessInSql))
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(SQL));
    }

    @Test
    void ids_are_records() {
        check(classes().that().haveSimpleNameEndingWith("Id").should().beRecords());
    }

    @Test
    void views_and_forms_are_records() {
        check(
                classes()
                        .that()
                        .resideInAPackage("classroom7.web..")
                        .and()
                        .haveNameMatching(".*(View|Form)")
                        .and()
                        .areNotInterfaces()
                        .should()
                        .beRecords());
    }

    @Test
    void controllers_live_on_the_web_floor() {
        check(
                noClasses()
                        .that()
                        .resideOutsideOfPackage("classroom7.web..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("org.springframework.web.bind..", "jakarta.servlet.."));
    }

    @Test
    void spring_wires_in_configurations_and_nowhere_else() {
        check(
                noClasses()
                        .that(are("no wiring", type -> !wires(type)))
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(
                                "org.springframework.context.annotation..",
                                "org.springframework.beans.factory.annotation.."));
    }

    @Test
    void configurations_only_wire() {
        check(
                methods()
                        .that()
                        .areDeclaredInClassesThat()
                        .haveSimpleNameEndingWith("Configuration")
                        .and()
                        .areNotPrivate()
                        .and()
                        .doNotHaveModifier(JavaModifier.SYNTHETIC)
                        .should(beBeansOrOverrides()));
    }

    @Test
    void nothing_is_injected_into_fields_and_nothing_static_changes() {
        check(fields().that().areStatic().and(areOurs()).should().beFinal());
        check(
                fields().should()
                        .notBeAnnotatedWith("org.springframework.beans.factory.annotation.Value"));
    }

    @Test
    void a_door_with_an_id_takes_the_actor() {
        check(
                methods()
                        .that()
                        .arePublic()
                        .and()
                        .areNotStatic()
                        .and(are("of a door", HouseRulesTest::isOfADoor))
                        .should(takeTheActorWithAnId()));
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(HOUSE);
    }

    private static boolean hasNoBusinessInSql(JavaClass type) {
        var outer = outermost(type);
        var room = outer.getPackageName();
        return !outer.getSimpleName().endsWith("Store")
                && !room.equals("classroom7.platform.database")
                && !room.startsWith("classroom7.documents")
                && !wires(outer)
                && !room.equals("classroom7.jte");
    }

    private static boolean wires(JavaClass type) {
        var room = type.getPackageName();
        return outermost(type).getSimpleName().endsWith("Configuration")
                || room.equals("classroom7")
                || room.equals("classroom7.cli");
    }

    private static boolean isOfADoor(JavaMethod method) {
        var type = method.getOwner();
        var room = type.getPackageName();
        var learns =
                room.startsWith("classroom7.learning.") || room.startsWith("classroom7.people.");
        var behaves = !type.isRecord() && !type.isInterface() && !type.isEnum();
        return learns && behaves && type.getModifiers().contains(JavaModifier.PUBLIC);
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(HouseRulesTest::outermost).orElse(type);
    }

    /** An organization's id names a thing on the people's floor; above it, it is a scope. */
    private static boolean names(JavaClass type, JavaClass door) {
        var people = door.getPackageName().startsWith("classroom7.people.");
        return type.getSimpleName().endsWith("Id")
                && type.getPackageName().startsWith("classroom7.")
                && (people || !type.getSimpleName().equals("OrganizationId"));
    }

    private static ArchCondition<JavaMethod> takeTheActorWithAnId() {
        return new ArchCondition<>("take the actor with an id (rule 9)") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                var types = method.getRawParameterTypes();
                var id = types.stream().anyMatch(t -> names(t, method.getOwner()));
                var actor = types.stream().anyMatch(t -> t.getName().equals(ACTOR));
                var owner = method.getOwner().getSimpleName();
                var name = owner + "." + method.getName();
                var without = WITHOUT_ACTOR.keySet();
                if (id && !actor && !without.contains(name) && !without.contains(owner)) {
                    events.add(SimpleConditionEvent.violated(method, method.getFullName()));
                }
            }
        };
    }

    private static ArchCondition<JavaMethod> beBeansOrOverrides() {
        return new ArchCondition<>("be beans") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                var bean = method.isAnnotatedWith("org.springframework.context.annotation.Bean");
                var owner = method.getOwner();
                if (!bean && owner.getRawInterfaces().isEmpty()) {
                    events.add(SimpleConditionEvent.violated(method, method.getFullName()));
                }
            }
        };
    }

    private static DescribedPredicate<JavaField> areOurs() {
        return DescribedPredicate.describe(
                "are ours",
                field ->
                        !field.getOwner().getPackageName().startsWith("classroom7.jte")
                                && !field.getName().contains("$"));
    }

    private static <T> DescribedPredicate<T> are(String what, Predicate<T> which) {
        return DescribedPredicate.describe("are " + what, which);
    }
}
