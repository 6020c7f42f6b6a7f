package classroom7.people.person;

import classroom7.base.Problem;
import java.util.ArrayList;
import java.util.List;

/** Somebody who makes an account: a name and a new password, both already read. */
public record Newcomer(PersonName name, Password password) {
    /** How reading one may end. */
    public sealed interface Reading {
        record Valid(Newcomer newcomer) implements Reading {}

        record Invalid(List<Problem> problems) implements Reading {}
    }

    /** Reads what was typed into the fields "name" and "password". */
    public static Reading read(String name, String password) {
        var problems = new ArrayList<Problem>();
        var readName = PersonName.read(name);
        if (readName == null) {
            problems.add(Problem.of("name", "people.name.wrong", PersonName.LENGTH_MAX));
        }
        var wrong = Password.problem("password", password);
        if (wrong != null) {
            problems.add(wrong);
        }
        return readName != null && problems.isEmpty()
                ? new Reading.Valid(new Newcomer(readName, new Password(password)))
                : new Reading.Invalid(List.copyOf(problems));
    }
}
