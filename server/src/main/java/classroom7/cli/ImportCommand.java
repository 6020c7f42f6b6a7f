package classroom7.cli;

import classroom7.base.Ids;
import classroom7.base.OrganizationId;
import classroom7.base.Problem;
import classroom7.learning.course.Courses;
import classroom7.learning.course.Workplace;
import classroom7.learning.exchange.BadBundle;
import classroom7.learning.exchange.Bundle;
import classroom7.learning.exchange.Bundles;
import classroom7.learning.exchange.CoursePlan;
import classroom7.learning.exchange.Destination;
import classroom7.learning.exchange.Importing;
import classroom7.learning.exchange.Imports;
import classroom7.learning.exchange.Steps;
import classroom7.people.access.Actor;
import classroom7.people.person.Accounts;
import classroom7.people.person.Email;
import classroom7.platform.process.Refusal;
import classroom7.platform.words.Phrasebook;
import classroom7.platform.words.Words;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Courses and questions from elsewhere. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = {
            "Makes a course of a folder or zip of Markdown lessons, a GIFT file or a CSV of"
                    + " questions, and reports what became of every part of it."
        },
        footer = {
            "",
            "Examples:",
            "  c7 import biology.zip --as ada@example.org --publish",
            "  c7 import questions.csv --as ada@example.org --preview"
        })
final class ImportCommand implements Callable<Integer> {
    private static final int FOUND = 1;

    @Mixin SettingsOptions options;
    @Spec CommandSpec spec;

    @Parameters(paramLabel = "PATH", description = "A folder, or a .zip, .gift, .csv or .md file.")
    Path path;

    @Option(
            names = "--as",
            required = true,
            paramLabel = "EMAIL",
            description = "The teacher whose course it becomes.")
    String as;

    @Option(
            names = "--organization",
            paramLabel = "NAME",
            description = "Where, if the teacher belongs to several.")
    @Nullable String organization;

    @Option(names = "--publish", description = "Publishes the course and every lesson that can be.")
    boolean publish;

    @Option(names = "--preview", description = "Shows what would be made, and changes nothing.")
    boolean preview;

    @Option(names = "--json", description = "Prints the report as JSON.")
    boolean json;

    @Override
    public Integer call() {
        var settings = options.read();
        var err = spec.commandLine().getErr();
        try (var bundle = Bundles.open(path);
                var installation =
                        Installation.open(
                                settings, "c7 import", line -> err.println("c7: " + line))) {
            var words =
                    new Phrasebook(installation.door(InstantSource.class))
                            .in(Locale.ENGLISH, ZoneOffset.UTC);
            return call(installation, bundle, new ImportReport(words, spec, json));
        } catch (BadBundle e) {
            throw refusal(english().say(e.problem().key(), e.problem().arguments().toArray()), e);
        }
    }

    private int call(Installation installation, Bundle bundle, ImportReport report) {
        var actor = actor(installation);
        var organizationId = organization(installation, actor);
        var imports = installation.door(Imports.class);
        var plan =
                switch (imports.plan(bundle)) {
                    case Imports.Planning.Planned(CoursePlan planned) -> planned;
                    case Imports.Planning.Refused(Problem problem) -> throw refused(problem);
                };
        if (preview) {
            report.print(plan);
            return plan.findings().isEmpty() ? 0 : FOUND;
        }
        Steps steps = report.steps();
        var order =
                new Imports.Order(
                        new Destination.NewCourse(organizationId), plan, bundle, publish, steps);
        return switch (imports.carryOut(actor, order)) {
            case Importing.Imported imported -> {
                report.print(imported);
                yield imported.findings().isEmpty() ? 0 : FOUND;
            }
            case Importing.NotFound() ->
                    throw new Refusal(as + " may not make courses there. Nothing was imported.");
            case Importing.Refused(Problem problem) -> throw refused(problem);
        };
    }

    private Actor actor(Installation installation) {
        var email = Email.read(as);
        var account = email == null ? null : installation.door(Accounts.class).find(email);
        if (account == null) {
            throw new Refusal("Nobody here has the address " + as + ": name a teacher with --as.");
        }
        return new Actor(
                account.person(),
                account.name(),
                account.email().value(),
                false,
                Locale.forLanguageTag(account.language()),
                ZoneOffset.UTC,
                installation.door(Ids.class).next());
    }

    private OrganizationId organization(Installation installation, Actor actor) {
        List<Workplace> places = installation.door(Courses.class).workplaces(actor);
        var wanted = organization;
        var fitting =
                places.stream()
                        .filter(place ->
                                wanted == null
                                        || place.name().equalsIgnoreCase(wanted)
                                        || place.organization().value().equals(wanted))
                        .toList();
        if (fitting.size() == 1) {
            return fitting.getFirst().organization();
        }
        var names = places.stream().map(Workplace::name).collect(Collectors.joining(", "));
        if (places.isEmpty()) {
            throw new Refusal(as + " teaches in no organization: only teachers and owners import.");
        }
        throw new Refusal(
                String.format(Locale.ROOT, "Name one of %s with --organization: %s.", as, names));
    }

    private static Refusal refused(Problem problem) {
        return new Refusal(english().say(problem.key(), problem.arguments().toArray()));
    }

    private static Refusal refusal(String sentence, Exception cause) {
        return new Refusal(sentence, cause);
    }

    private static Words english() {
        return new Phrasebook(InstantSource.system()).in(Locale.ENGLISH, ZoneOffset.UTC);
    }
}
