package classroom7.learning.progress;

import classroom7.base.OrganizationId;
import classroom7.documents.Document;
import classroom7.documents.Documents;
import classroom7.learning.question.QuestionJson;
import classroom7.learning.question.QuestionVersion;
import classroom7.platform.database.Columns;
import classroom7.platform.database.Database;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every mark and cell of an organization, computed once more from the raw documents by nothing of
 * what is tested: only how a kind of question marks a response is taken from the product.
 */
public final class Recomputation {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int PAGE = 2000;

    private final Database database;
    private final Documents documents;
    private final String organization;
    private final Map<String, TreeMap<Integer, QuestionVersion>> versions = new HashMap<>();
    private final Map<String, Integer> newest = new HashMap<>();

    /** Marks and cells as lines of text by their key, to be compared whole. */
    public record Result(Map<String, String> marks, Map<String, String> cells, int answers) {}

    public Recomputation(Database database, Documents documents, OrganizationId organization) {
        this.database = database;
        this.documents = documents;
        this.organization = organization.value();
    }

    /** What the product's tables say now. */
    public Result projected() {
        var marks = new TreeMap<String, String>();
        database.sql("select * from answer_mark where organization_id = ?")
                .param(organization)
                .query(row -> {
                    marks.put(
                            path(row, "lesson_id", "person_id", "attempt", "question_id"),
                            mark(row));
                });
        var cells = new TreeMap<String, String>();
        database.sql("select * from progress where organization_id = ?")
                .param(organization)
                .query(row -> {
                    cells.put(path(row, "lesson_id", "person_id"), cell(row));
                });
        return new Result(marks, cells, 0);
    }

    private static String path(ResultSet row, String... columns) throws SQLException {
        var parts = new ArrayList<String>();
        for (var column : columns) {
            parts.add(row.getString(column));
        }
        return String.join("/", parts);
    }

    private static String mark(ResultSet row) throws SQLException {
        return String.join(
                " ",
                row.getString("answer_id"),
                "v" + row.getInt("version"),
                "by" + row.getInt("marked_with"),
                JSON.readTree(row.getString("response")).toString(),
                plain(row.getBigDecimal("points")),
                plain(row.getBigDecimal("points_max")),
                row.getBoolean("late") ? "late" : "in-time",
                row.getString("answers"),
                row.getString("devices"),
                Columns.instant(row, "received_at").toString());
    }

    private static String cell(ResultSet row) throws SQLException {
        var last = Columns.instantOrNull(row, "last_answer_at");
        return String.join(
                " ",
                "attempt" + row.getInt("attempt"),
                row.getString("questions"),
                row.getString("answered"),
                row.getString("waiting"),
                plain(row.getBigDecimal("points")),
                plain(row.getBigDecimal("points_max")),
                row.getString("late"),
                last == null ? "-" : last.toString());
    }

    /** What they should say. */
    public Result computed() {
        newest.clear();
        for (var document : all("question:")) {
            var version = QuestionJson.version(document.json());
            versions.computeIfAbsent(version.id().value(), id -> new TreeMap<>())
                    .put(version.version(), version);
        }
        Map<String, List<JsonNode>> byCell = new TreeMap<>();
        var answers = all("answer:");
        for (var document : answers) {
            var parts = document.id().split(":");
            byCell.computeIfAbsent(parts[1] + "/" + parts[2], cell -> new ArrayList<>())
                    .add(JSON.readTree(document.json()));
        }
        for (var cell : begun()) {
            byCell.computeIfAbsent(cell, any -> new ArrayList<>());
        }
        var marks = new TreeMap<String, String>();
        var cells = new TreeMap<String, String>();
        byCell.forEach((cell, all) -> cells.put(cell, cell(cell, all, marks)));
        return new Result(marks, cells, answers.size());
    }

    private List<String> begun() {
        return database.sql(
                        "select distinct lesson_id || '/' || person_id from attempt where"
                                + " organization_id = ?")
                .param(organization)
                .query(String.class)
                .list();
    }

    /** What a cell depends on beside its answers. */
    private record Facts(
            String lesson, boolean keep, Instant due, int begun, Map<String, Integer> pins) {}

    private Facts facts(String lesson, String person) {
        return database.sql(
                        """
                        select l.late, coalesce(x.due_at, l.due_at) as due, v.pins::text as pins,
                               coalesce((select max(number) from attempt a
                                          where a.organization_id = l.organization_id
                                            and a.lesson_id = l.id and a.person_id = ?), 1) as begun
                          from lesson l
                          join lesson_version v on v.organization_id = l.organization_id
                               and v.lesson_id = l.id and v.version = l.version
                          left join extension x on x.lesson_id = l.id
                               and x.organization_id = l.organization_id and x.person_id = ?
                         where l.organization_id = ? and l.id = ?
                        """)
                .params(person, person, organization, lesson)
                .query((row, number) -> {
                    var pins = new TreeMap<String, Integer>();
                    for (var pin : JSON.readTree(row.getString("pins"))) {
                        pins.put(pin.path("question").asString(), pin.path("version").asInt());
                    }
                    var due = Columns.instantOrNull(row, "due");
                    return new Facts(
                            lesson,
                            row.getString("late").equals("keep"),
                            due == null ? Instant.MAX : due,
                            row.getInt("begun"),
                            pins);
                })
                .single();
    }

    private String cell(String cell, List<JsonNode> answers, Map<String, String> marks) {
        var facts =
                facts(cell.substring(0, cell.indexOf('/')), cell.substring(cell.indexOf('/') + 1));
        int attempt = facts.begun();
        var byQuestion = new TreeMap<String, List<JsonNode>>();
        var last = Instant.MIN;
        for (var answer : answers) {
            attempt = Math.max(attempt, answer.path("attempt").asInt());
            var key = answer.path("attempt").asInt() + "/" + answer.path("question").asString();
            byQuestion.computeIfAbsent(key, any -> new ArrayList<>()).add(answer);
            last = received(answer).isAfter(last) ? received(answer) : last;
        }
        return cell(cell, facts, attempt, byQuestion, marks)
                + (answers.isEmpty() ? "-" : last.toString());
    }

    private String cell(
            String cell,
            Facts facts,
            int attempt,
            Map<String, List<JsonNode>> byQuestion,
            Map<String, String> marks) {
        int answered = 0;
        int lateOnes = 0;
        var points = BigDecimal.ZERO;
        for (var entry : byQuestion.entrySet()) {
            var all = entry.getValue();
            var counting = counting(all, facts.due(), facts.keep());
            boolean late = received(counting).isAfter(facts.due());
            var version = key(facts.lesson(), counting);
            var mark = points(version, counting.path("response"));
            marks.put(cell + "/" + entry.getKey(), mark(all, counting, version, mark, late));
            if (facts.pins().containsKey(counting.path("question").asString())
                    && counting.path("attempt").asInt() == attempt) {
                answered++;
                lateOnes += late ? 1 : 0;
                points = late && facts.keep() ? points : points.add(mark);
            }
        }
        return String.join(
                " ",
                "attempt" + attempt,
                "" + facts.pins().size(),
                "" + answered,
                "0",
                plain(points),
                plain(max(facts)),
                "" + lateOnes,
                "");
    }

    private static String mark(
            List<JsonNode> all,
            JsonNode counting,
            QuestionVersion version,
            BigDecimal mark,
            boolean late) {
        return String.join(
                " ",
                counting.path("id").asString(),
                "v" + counting.path("version").asInt(),
                "by" + version.version(),
                counting.path("response").toString(),
                plain(mark),
                plain(version.question().points()),
                late ? "late" : "in-time",
                "" + all.size(),
                "" + all.stream().map(Recomputation::device).distinct().count(),
                counting.path("receivedAt").asString());
    }

    private BigDecimal max(Facts facts) {
        var max = BigDecimal.ZERO;
        for (var pin : facts.pins().entrySet()) {
            max = max.add(versions.get(pin.getKey()).get(pin.getValue()).question().points());
        }
        return max;
    }

    private static Instant received(JsonNode answer) {
        return Instant.parse(answer.path("receivedAt").asString());
    }

    /** By going through all answers and keeping the best so far. */
    private static JsonNode counting(List<JsonNode> answers, Instant due, boolean keep) {
        boolean anyInTime =
                answers.stream()
                        .anyMatch(
                                a -> !Instant.parse(a.path("receivedAt").asString()).isAfter(due));
        Map<String, JsonNode> newest = new TreeMap<>();
        for (var answer : answers) {
            boolean late = Instant.parse(answer.path("receivedAt").asString()).isAfter(due);
            if (keep && anyInTime && late) {
                continue;
            }
            var before = newest.get(device(answer));
            if (before == null || isNewer(answer, before)) {
                newest.put(device(answer), answer);
            }
        }
        JsonNode best = null;
        for (var answer : newest.values()) {
            if (best == null
                    || answer.path("receivedAt")
                                    .asString()
                                    .compareTo(best.path("receivedAt").asString())
                            > 0) {
                best = answer;
            }
        }
        return best;
    }

    /** On one device; of two with the same number the one that came later. */
    private static boolean isNewer(JsonNode answer, JsonNode before) {
        long sequence = answer.path("sequence").asLong();
        long earlier = before.path("sequence").asLong();
        return sequence > earlier
                || sequence == earlier && received(answer).isAfter(received(before));
    }

    private static String device(JsonNode answer) {
        return answer.has("device")
                ? "device " + answer.path("device").asString()
                : "session " + answer.path("session").asString();
    }

    private QuestionVersion key(String lesson, JsonNode answer) {
        var question = answer.path("question").asString();
        int answered = answer.path("version").asInt();
        for (int version = newest(lesson, question); version > answered; version--) {
            var candidate = versions.get(question).get(version);
            if (candidate != null && candidate.corrects().contains(answered)) {
                return candidate;
            }
        }
        return versions.get(question).get(answered);
    }

    private int newest(String lesson, String question) {
        return newest.computeIfAbsent(
                question,
                id ->
                        database.sql(
                                        """
                                        select version from question
                                         where organization_id = ? and lesson_id = ? and id = ?
                                        """)
                                .params(organization, lesson, id)
                                .query(Integer.class)
                                .single());
    }

    private static BigDecimal points(QuestionVersion version, JsonNode response) {
        return SecondMarker.points(version.question(), response);
    }

    private List<Document> all(String prefix) {
        var all = new ArrayList<Document>();
        var from = prefix;
        while (true) {
            var page = documents.range(new OrganizationId(organization), from, prefix + "~", PAGE);
            all.addAll(page);
            if (page.size() < PAGE) {
                return all;
            }
            from = page.getLast().id() + "!";
        }
    }

    private static String plain(BigDecimal number) {
        return number == null ? "-" : number.stripTrailingZeros().toPlainString();
    }
}
