package classroom7.people.membership;

import classroom7.base.Problem;
import classroom7.people.organization.Role;
import classroom7.people.person.Email;
import classroom7.people.person.PersonName;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * A list of people as CSV (RFC 4180): UTF-8, divided by commas, semicolons or tabs. A first row
 * with the names of columns may give them in any order; without it they are address, name, role. A
 * row without a role is a learner's.
 */
public record PeopleFile(List<Row> rows) {
    public static final int BYTES_MAX = 1 << 20;
    public static final int ROWS_MAX = 2000;

    private static final Map<String, String> COLUMNS =
            Map.ofEntries(
                    Map.entry("email", "email"),
                    Map.entry("e-mail", "email"),
                    Map.entry("mail", "email"),
                    Map.entry("e-mail address", "email"),
                    Map.entry("email address", "email"),
                    Map.entry("name", "name"),
                    Map.entry("full name", "name"),
                    Map.entry("first name", "first"),
                    Map.entry("firstname", "first"),
                    Map.entry("given name", "first"),
                    Map.entry("last name", "last"),
                    Map.entry("lastname", "last"),
                    Map.entry("surname", "last"),
                    Map.entry("family name", "last"),
                    Map.entry("role", "role"));

    /** A row: the line it begins on, what was read, and what is wrong with it, if anything. */
    public record Row(long line, String email, String name, Role role, @Nullable Problem problem) {
        Row with(Problem wrong) {
            return new Row(line, email, name, role, wrong);
        }
    }

    /** How reading one may end. */
    public sealed interface Reading {
        record Readable(PeopleFile file) implements Reading {}

        /** Not such a file at all. */
        record Unreadable(Problem problem) implements Reading {}
    }

    public PeopleFile {
        rows = List.copyOf(rows);
    }

    /** Reads an uploaded file. */
    public static Reading read(byte[] bytes) {
        if (bytes.length > BYTES_MAX) {
            return unreadable("people.import.large", BYTES_MAX / 1024);
        }
        try {
            var text =
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .onMalformedInput(CodingErrorAction.REPORT)
                            .onUnmappableCharacter(CodingErrorAction.REPORT)
                            .decode(ByteBuffer.wrap(bytes))
                            .toString();
            return read(text);
        } catch (CharacterCodingException e) {
            return unreadable("people.import.encoding");
        }
    }

    /** Reads pasted text, or the text of a file that was read before. */
    public static Reading read(String text) {
        var plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
        if (plain.isBlank()) {
            return unreadable("people.import.empty");
        }
        if (plain.length() > BYTES_MAX) {
            return unreadable("people.import.large", BYTES_MAX / 1024);
        }
        try (var records = format(plain).parse(new StringReader(plain))) {
            return rows(records);
        } catch (IOException | UncheckedIOException | IllegalStateException e) {
            // The parser's own words name the line, for one a quote that is never closed.
            return unreadable("people.import.unreadable", String.valueOf(e.getMessage()));
        }
    }

    private static Reading rows(Iterable<CSVRecord> records) {
        var rows = new ArrayList<Row>();
        var known = new HashSet<String>();
        Columns columns = null;
        for (var record : records) {
            if (columns == null) {
                columns = Columns.of(record);
                if (columns.named()) {
                    continue;
                }
            }
            if (rows.size() == ROWS_MAX) {
                return unreadable("people.import.rows", ROWS_MAX);
            }
            rows.add(row(record, columns, known));
        }
        return new Reading.Readable(new PeopleFile(rows));
    }

    private static Row row(CSVRecord record, Columns columns, Set<String> known) {
        var typed = columns.value(record, "email");
        var name = columns.value(record, "name");
        if (name.isEmpty()) {
            name = (columns.value(record, "first") + " " + columns.value(record, "last")).strip();
        }
        var typedRole = columns.value(record, "role");
        var role = typedRole.isEmpty() ? Role.LEARNER : Role.read(typedRole);
        var row =
                new Row(
                        record.getParser().getCurrentLineNumber(),
                        typed,
                        name,
                        role == null ? Role.LEARNER : role,
                        null);
        var email = Email.read(typed);
        if (email == null) {
            return row.with(Problem.of("email", "people.import.email", typed));
        }
        if (!known.add(email.value())) {
            return row.with(Problem.of("email", "people.import.repeated", typed));
        }
        if (name.length() > PersonName.LENGTH_MAX) {
            return row.with(Problem.of("name", "people.name.wrong", PersonName.LENGTH_MAX));
        }
        return role == null
                ? row.with(Problem.of("role", "people.import.role", typedRole))
                : new Row(row.line(), email.value(), name, role, null);
    }

    private static CSVFormat format(String text) {
        var first = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
        char divider = first.indexOf('\t') >= 0 ? '\t' : first.indexOf(';') >= 0 ? ';' : ',';
        return CSVFormat.DEFAULT
                .builder()
                .setDelimiter(divider)
                .setIgnoreEmptyLines(true)
                .setTrim(true)
                .get();
    }

    private static Reading unreadable(String key, Object... arguments) {
        return new Reading.Unreadable(Problem.of("file", key, arguments));
    }

    /** Which column is what. */
    private record Columns(Map<String, Integer> places, boolean named) {
        static Columns of(CSVRecord first) {
            var places = new java.util.HashMap<String, Integer>();
            for (int at = 0; at < first.size(); at++) {
                var meaning = COLUMNS.get(first.get(at).strip().toLowerCase(Locale.ROOT));
                if (meaning != null) {
                    places.putIfAbsent(meaning, at);
                }
            }
            return places.containsKey("email")
                    ? new Columns(Map.copyOf(places), true)
                    : new Columns(Map.of("email", 0, "name", 1, "role", 2), false);
        }

        String value(CSVRecord record, String column) {
            var at = places.get(column);
            return at == null || at >= record.size() ? "" : record.get(at).strip();
        }
    }
}
