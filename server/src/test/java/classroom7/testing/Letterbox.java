package classroom7.testing;

import classroom7.platform.mail.Letter;
import classroom7.platform.mail.Outgoing;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps the letters that were handed in, for tests to open. */
public final class Letterbox implements Outgoing {
    private final List<Letter> letters = new CopyOnWriteArrayList<>();

    @Override
    public void send(Letter letter) {
        letters.add(letter);
    }

    public List<Letter> all() {
        return List.copyOf(letters);
    }

    /** The last letter to an address. */
    public Letter lastTo(String email) {
        return letters.reversed().stream()
                .filter(letter -> letter.to().equals(email))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No letter to " + email));
    }

    /** The secret in the link of the last letter to an address. */
    public String secretTo(String email) {
        var path = lastTo(email).path();
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
