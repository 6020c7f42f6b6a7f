package classroom7.operations.drill;

import java.time.Duration;

/**
 * What became of the letters.
 *
 * @param lost handed over or not, that never arrived
 * @param doubled how many came too often, each time counted
 * @param maybeTwice how many of those the product says there may be
 * @param kills while letters went out
 */
public record MailReport(
        int letters,
        int arrived,
        int handedOver,
        int lost,
        int doubled,
        int maybeTwice,
        int kills,
        Duration time) {
    /** Nothing is lost, and nothing came twice without being shown. */
    public boolean isGood() {
        return lost == 0 && arrived == letters && handedOver == letters && doubled <= maybeTwice;
    }
}
