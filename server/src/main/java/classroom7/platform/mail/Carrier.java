package classroom7.platform.mail;

import java.util.function.BooleanSupplier;

/** Brings letters: to a mail server, or into a folder. Used by one thread at a time. */
interface Carrier extends AutoCloseable {
    /**
     * Tries once.
     *
     * @param begin asked before the text goes, from when on nobody can say whether it went; when it
     *     says no, nothing is sent
     */
    Delivery carry(Mail mail, BooleanSupplier begin);

    @Override
    void close();
}
