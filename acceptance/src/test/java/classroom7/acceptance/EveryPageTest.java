package classroom7.acceptance;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every page that a link leads to owes what every page owes, on every device. */
class EveryPageTest {
    private static final Device[] OTHERS = {
        Device.PHONE, Device.DARK, Device.NARROW, Device.ZOOMED, Device.MIRRORED
    };

    /** One of the sample's learners who have the lesson against the clock behind them. */
    private static final int TESTED = 8;

    @ParameterizedTest
    @ValueSource(strings = {"learner", "teacher"})
    void every_page_is_in_order(String role) {
        walk(role, OTHERS);
    }

    /** Most of their pages are the teacher's. */
    @ParameterizedTest
    @ValueSource(strings = {"owner", "operator"})
    void every_page_of_those_who_run_it_is_in_order(String role) {
        walk(role, Device.PHONE);
    }

    private static void walk(String role, Device... others) {
        var product = Product.sample();
        try (var visitor = new Visitor(product, Device.WIDE)) {
            visitor.signIn(product.account(role));
            var kinds = new Walk(visitor, 3, others).from("/", role);
            assertTrue(kinds.size() > 3, () -> "The walk found only " + kinds);
        }
    }

    /** Pages that only time leads to: the walk comes at none of them, or at another moment. */
    @Test
    void every_page_against_the_clock_is_in_order() {
        var product = Product.sample();
        var learners = product.accounts("learner");
        var lesson = new Ledger(product.address(), learners.getLast()).lesson("Against the clock");
        try (var learner = new Visitor(product, Device.WIDE)) {
            seen(learner.signIn(learners.getLast()).open(lesson), "before");
            learner.press(learner.page().locator("form[action$='/attempts'] button"));
            learner.page().locator("[data-time=running]").waitFor();
            seen(learner.look(), "running");
            seen(learner.open(lesson + "/hand-in"), "hand-in");
        }
        try (var learner = new Visitor(product, Device.WIDE)) {
            seen(learner.signIn(learners.get(TESTED)).open(lesson), "over");
        }
        try (var teacher = new Visitor(product, Device.WIDE)) {
            teacher.signIn(product.account("teacher"));
            seen(teacher.open(lesson + "/working"), "working");
        }
    }

    private static void seen(Visitor visitor, String state) {
        visitor.picture("clock/" + state).lookWith(List.of(OTHERS), "clock/" + state);
    }

    @Test
    void every_page_for_somebody_who_is_not_signed_in_is_in_order() {
        try (var visitor = new Visitor(Product.sample(), Device.WIDE)) {
            new Walk(visitor, 1, OTHERS).from("/sign-in", "signed-out");
            visitor.openMissing("/lessons/00000000000000000000").picture("signed-out/missing");
            visitor.lookWith(List.of(OTHERS), "signed-out/missing");
        }
        try (var visitor = new Visitor(Product.sample(), Device.PLAIN)) {
            new Walk(visitor, 1).from("/sign-in", "signed-out");
        }
    }
}
