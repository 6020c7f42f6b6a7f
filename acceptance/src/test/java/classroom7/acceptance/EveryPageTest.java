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
