package classroom7.web.draft;

import classroom7.learning.lesson.Draft;
import classroom7.learning.lesson.Drafts;
import classroom7.learning.lesson.Extension;
import classroom7.platform.words.Words;
import classroom7.web.frame.Frame;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Puts a draft into words for its writer. */
final class DraftViews {
    private final PreviewViews previews;
    private final Frame frame;
    private final Words words;

    DraftViews(PreviewViews previews, Frame frame) {
        this.previews = previews;
        this.frame = frame;
        this.words = frame.words();
    }

    /** What is special about this showing of it. */
    record Turn(DraftView.Newer newer, String problem, List<PreviewView.Issue> refused) {
        static final Turn PLAIN = new Turn(DraftView.Newer.NOTHING, "", List.of());
    }

    DraftView view(Draft draft, Drafts.Typed typed, List<Extension> extensions, Turn turn) {
        Draft.@Nullable Edition edition = draft.published();
        return new DraftView(
                draft.id().value(),
                draft.place().course().value(),
                typed.title(),
                typed.source(),
                draft.revision(),
                words.say("draft.saved", words.moment(draft.changedAt())),
                edition == null
                        ? words.say("draft.never-published")
                        : words.say("draft.published-at", words.moment(edition.at())),
                edition != null,
                edition == null || edition.changedSince(),
                turn.newer(),
                turn.problem(),
                turn.refused(),
                previews.view(frame, typed.title(), typed.source()),
                settings(draft.settings(), extensions));
    }

    private SettingsView settings(Draft.Settings settings, List<Extension> extensions) {
        ZoneId zone = settings.dueZone() == null ? words.zone() : settings.dueZone();
        return new SettingsView(
                typed(settings.opensAt(), zone),
                typed(settings.dueLocal()),
                zone.getId(),
                settings.late().column().equals("keep"),
                settings.attemptsMax(),
                settings.feedback().column(),
                settings.shuffle(),
                settings.minutesMax(),
                summary(settings),
                extensions.stream().map(this::extended).filter(Objects::nonNull).toList());
    }

    private SettingsView.@Nullable Extended extended(Extension extension) {
        Extension.@Nullable Given given = extension.given();
        return given == null
                ? null
                : new SettingsView.Extended(
                        extension.person().value(), extension.name(), words.moment(given.at()));
    }

    private String summary(Draft.Settings settings) {
        var facts = new ArrayList<String>();
        if (settings.opensAt() != null) {
            facts.add(words.say("course.lesson-opens", words.moment(settings.opensAt())));
        }
        if (settings.dueAt() != null) {
            facts.add(words.say("course.lesson-due", words.moment(settings.dueAt())));
        }
        if (settings.minutesMax() > 0) {
            facts.add(words.count("draft.timed", settings.minutesMax()));
        }
        return facts.isEmpty() ? words.say("draft.no-dates") : String.join(" · ", facts);
    }

    private static String typed(@Nullable LocalDateTime local) {
        return local == null
                ? ""
                : DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(
                        local.truncatedTo(ChronoUnit.MINUTES));
    }

    private static String typed(@Nullable Instant instant, ZoneId zone) {
        return instant == null ? "" : typed(LocalDateTime.ofInstant(instant, zone));
    }
}
