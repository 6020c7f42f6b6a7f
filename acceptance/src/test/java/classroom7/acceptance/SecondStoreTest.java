package classroom7.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.BrowserContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Where answers are kept in a second store, a device lets go of none before that has it. */
class SecondStoreTest {
    private static final String LESSON = "Rain, measured";

    /** What the device holds of its answers: how many copies each receipt says. */
    private static final String COPIES =
            """
            () => new Promise((resolve, reject) => {
              const opening = indexedDB.open("classroom7-answers-" + document.body.dataset.person);
              opening.onerror = () => reject(opening.error);
              opening.onsuccess = () => {
                const all = opening.result.transaction("answer").objectStore("answer").getAll();
                all.onsuccess = () => {
                  opening.result.close();
                  resolve(all.result.map(entry => entry.receipt?.copies ?? 0).join());
                };
              };
            })
            """;

    private static Product second;
    private static Product product;

    @BeforeAll
    static void start() {
        second = Product.start(Product.temporary());
        product =
                Product.start(
                        Product.temporary(), "C7_REPLICA_URL", second.databaseUrl(), "--sample");
    }

    @AfterAll
    static void stop() {
        product.stop();
        second.stop();
    }

    @Test
    void the_device_asks_again_until_a_receipt_says_that_there_are_two() {
        var account = product.account("learner");
        var lesson = new Ledger(product.address(), account).lesson(LESSON);
        new Ledger(product.address(), account).beginAgain(lesson);
        try (BrowserContext context = Pupil.browser()) {
            var pupil = new Pupil(context.newPage(), product.address()).begin(account, lesson);
            pupil.choose(1).saved("choice");
            assertEquals("1", pupil.page().evaluate(COPIES));
            Eventually.holds(() -> "2".equals(pupil.page().evaluate(COPIES)));
        }
    }
}
