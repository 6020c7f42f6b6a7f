package classroom7.learning.exchange;

/** Hears how far an import is. */
public interface Steps {
    Steps UNHEARD = (done, of) -> {};

    void step(int done, int of);
}
