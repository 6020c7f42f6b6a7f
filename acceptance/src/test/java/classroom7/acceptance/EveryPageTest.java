package classroom7.acceptance;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every page that a link leads to owes what every page owes, on every device. */
class EveryPageTest {
    @ParameterizedTest
    @CsvSource({
        "learner, WIDE",
        "learner, PHONE",
        "learner, DARK",
        "learner, NARROW",
        "teacher, WIDE",
        "teacher, PHONE",
        "teacher, DARK",
        "teacher, NARROW",
        "owner, WIDE",
        "owner, PHONE",
        "operator, WIDE",
        "operator, PHONE"
    })
    void every_page_is_in_order(String role, Device device) {
        var product = Product.sample();
        try (var visitor = new Visitor(product, device)) {
            visitor.signIn(product.account(role));
            var kinds = new Walk(visitor, device == Device.WIDE ? 3 : 1).from("/", role);
            assertTrue(kinds.size() > 3, () -> "The walk found only " + kinds);
        }
    }

    @Test
    void every_page_for_somebody_who_is_not_signed_in_is_in_order() {
        for (var device : Device.values()) {
            try (var visitor = new Visitor(Product.sample(), device)) {
                new Walk(visitor, 1).from("/sign-in", "signed-out");
                visitor.openMissing("/lessons/00000000000000000000").picture("signed-out/missing");
            }
        }
    }
}
