package classroom7.web.progress;

import classroom7.platform.html.SafeHtml;
import java.util.List;

/** What publishing corrected keys would change. */
public record CorrectionView(String title, String address, String editor, List<Effect> effects) {
    public CorrectionView {
        effects = List.copyOf(effects);
    }

    /** One question: its key before and after, and whose marks change. */
    public record Effect(
            String question,
            SafeHtml prompt,
            List<SafeHtml> before,
            List<SafeHtml> after,
            String rises,
            String falls,
            String same,
            List<Changed> changed) {
        public Effect {
            before = List.copyOf(before);
            after = List.copyOf(after);
            changed = List.copyOf(changed);
        }
    }

    /** One learner's mark. */
    public record Changed(String name, String before, String after) {}

    public boolean isEmpty() {
        return effects.isEmpty();
    }
}
