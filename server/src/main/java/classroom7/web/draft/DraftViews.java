package classroom7.web.draft;

import classroom7.base.Problem;
import classroom7.learning.lesson.Draft;
import classroom7.learning.lesson.Drafts;
import classroom7.learning.lesson.Extension;
import classroom7.platform.words.Words;
import classroom7.web.frame.Crumb;
import classroom7.web.frame.Frame;
import classroom7.web.reply.Page;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
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
    record Turn(
            DraftView.Newer newer,
            String problem,
            List<PreviewView.Issue> refused,
            @Nullable AgreementForm agreement,
            List<Problem> wrong) {
        static final Turn PLAIN = new Turn(DraftView.Newer.NOTHING, "", List.of());

        Turn(DraftView.Newer newer, String problem, List<PreviewView.Issue> refused) {
            this(newer, problem, refused, null, List.of());
        }

        /** The panel of dates and rules as it was typed, and what is wrong with it. */
        static Turn again(AgreementForm form, List<Problem> wrong) {
            return new Turn(DraftView.Newer.NOTHING, "", List.of(), form, wrong);
        }
    }

    /** The frame of the page that a draft is written on. */
    static Frame named(Frame frame, Draft draft) {
        var place = draft.place();
        return frame.titled(draft.title())
                .under(
                        new Crumb(place.organizationName(), "/"),
                        new Crumb(place.courseTitle(), "/courses/" + place.course()));
    }

    /** The page of a draft as it was last saved. */
    static Page page(
            Frame frame,
            PreviewViews previews,
            Draft draft,
            List<Extension> extensions,
            Turn turn) {
        var named = named(frame, draft);
        var typed = new Drafts.Typed(draft.title(), draft.source());
        var view = new DraftViews(previews, named).view(draft, typed, extensions, turn);
        return Page.of(named, "draft/edit", view);
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
                settings(draft.settings(), extensions, turn));
    }

    private SettingsView settings(Draft.Settings settings, List<Extension> extensions, Turn turn) {
        var extended = extensions.stream().map(this::extended).filter(Objects::nonNull).toList();
        if (turn.agreement() instanceof AgreementForm form) {
            return new SettingsView(
                    form.opens(),
                    form.due(),
                    form.zone(),
                    form.late().equals("keep"),
                    form.attempts(),
                    form.feedback(),
                    Boolean.TRUE.equals(form.shuffle()),
                    form.minutes(),
                    summary(settings),
                    problems(turn.wrong()),
                    extended);
        }
        ZoneId zone = settings.dueZone() == null ? words.zone() : settings.dueZone();
        return new SettingsView(
                typed(settings.opensAt(), zone),
                typed(settings.dueLocal()),
                zone.getId(),
                settings.late().column().equals("keep"),
                Integer.toString(settings.attemptsMax()),
                settings.feedback().column(),
                settings.shuffle(),
                Integer.toString(settings.minutesMax()),
                summary(settings),
                Map.of(),
                extended);
    }

    private Map<String, String> problems(List<Problem> problems) {
        return problems.stream()
                .collect(
                        Collectors.toMap(
                                Problem::field,
                                problem -> words.say(problem.key(), problem.arguments().toArray()),
                                (first, second) -> first));
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
