package classroom7.learning.question;

import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/** Every kind that is built, found through {@code ServiceLoader}. */
public final class Kinds {
    private static final Kinds BUILT =
            new Kinds(
                    ServiceLoader.load(Kind.class, Kinds.class.getClassLoader()).stream()
                            .map(ServiceLoader.Provider::get)
                            .toList());

    private final List<Kind> all;

    Kinds(List<Kind> all) {
        this.all =
                all.stream()
                        .sorted(Comparator.comparing(Kind::lastResort).thenComparing(Kind::name))
                        .toList();
    }

    /** The kinds of this program; they hold no state. */
    public static Kinds built() {
        return BUILT;
    }

    /** The one of this name; null if none is built. */
    public @Nullable Kind find(String name) {
        for (var kind : all) {
            if (kind.name().equals(name)) {
                return kind;
            }
        }
        return null;
    }

    /** The kind of a question that was published, so that its kind is built. */
    public Kind of(Question question) {
        var kind = find(question.kind());
        if (kind == null) {
            throw new IllegalStateException("No kind " + question.kind() + " is built");
        }
        return kind;
    }

    /** The first that recognises the question; null if none does. */
    public @Nullable Kind recognise(Question question) {
        for (var kind : all) {
            if (kind.recognises(question)) {
                return kind;
            }
        }
        return null;
    }

    /** In the order in which they are asked. */
    public List<Kind> all() {
        return all;
    }
}
