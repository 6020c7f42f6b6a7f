package classroom7.web.draft;

import java.util.List;

/**
 * A lesson being written.
 *
 * @param revision to be sent back with the next save
 * @param saved when it was last saved, in words; empty: now, by this form
 * @param edition what learners see now, in words
 * @param newer the text that somebody else saved meanwhile; empty: nobody did
 */
public record DraftView(
        String id,
        String course,
        String title,
        String source,
        long revision,
        String saved,
        String edition,
        boolean published,
        boolean changed,
        Newer newer,
        String problem,
        List<PreviewView.Issue> refused,
        PreviewView preview,
        SettingsView settings) {
    public DraftView {
        refused = List.copyOf(refused);
    }

    /** What somebody else saved meanwhile. */
    public record Newer(String by, String source) {
        static final Newer NOTHING = new Newer("", "");

        public boolean isThere() {
            return !by.isEmpty() || !source.isEmpty();
        }
    }

    public String address() {
        return "/lessons/" + id;
    }
}
