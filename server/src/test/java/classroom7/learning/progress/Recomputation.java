package classroom7.learning.progress;

import classroom7.base.OrganizationId;
import classroom7.documents.Document;
import classroom7.documents.Documents;
import classroom7.learning.question.Kinds;
import classroom7.learning.question.QuestionJson;
import classroom7.learning.question.QuestionVersion;
import classroom7.platform.database.Database;
import java.math.BigDecimal;
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
                            String.join(
                                    "/",
                                    row.getString("lesson_id"),
                                    row.getString("person_id"),
                                    row.getString("attempt"),
                                    row.getString("question_id")),
                            String.join(
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
                                    row.getObject("received_at", java.time.OffsetDateTime.class)
                                            .toInstant()
                                            .toString()));
                });
        var cells = new TreeMap<String, String>();
        database.sql("select * from progress where organization_id = ?")
                .param(organization)
                .query(row -> {
                    var last = row.getObject("last_answer_at", java.time.OffsetDateTime.class);
                    cells.put(
                            row.getString("lesson_id") + "/" + row.getString("person_id"),
                            String.join(
                                    " ",
                                    "attempt" + row.getInt("attempt"),
                                    row.getString("questions"),
                                    row.getString("answered"),
                                    row.getString("waiting"),
                                    plain(row.getBigDecimal("points")),
                                    plain(row.getBigDecimal("points_max")),
                                    row.getString("late"),
                                    last == null ? "-" : "" + last.toInstant()));
                });
        return new Result(marks, cells, 0);
    }

    /** What they should say. */
    public Result computed() {
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

    private String cell(String cell, List<JsonNode> answers, Map<String, String> marks) {
        var lesson = cell.substring(0, cell.indexOf('/'));
        var person = cell.substring(cell.indexOf('/') + 1);
        var facts =
                database.sql(
                                """
                                select l.late, coalesce(x.due_at, l.due_at) as due, v.pins::text,
                                       (select max(number) from attempt a
                                         where a.organization_id = l.organization_id
                                           and a.lesson_id = l.id and a.person_id = ?) as number
                                  from lesson l
                                  join lesson_version v on v.organization_id = l.organization_id
                                       and v.lesson_id = l.id and v.version = l.version
                                  left join extension x on x.lesson_id = l.id
                                       and x.organization_id = l.organization_id
                                       and x.person_id = ?
                                 where l.organization_id = ? and l.id = ?
                                """)
                        .params(person, person, organization, lesson)
                        .query()
                        .singleRow();
        boolean keep = facts.get("late").equals("keep");
        var due =
                facts.get("due") instanceof java.sql.Timestamp time
                        ? time.toInstant()
                        : Instant.MAX;
        int attempt = facts.get("number") instanceof Integer number ? number : 1;
        var byQuestion = new TreeMap<String, List<JsonNode>>();
        Instant last = Instant.MIN;
        for (var answer : answers) {
            attempt = Math.max(attempt, answer.path("attempt").asInt());
            byQuestion
                    .computeIfAbsent(
                            answer.path("attempt").asInt()
                                    + "/"
                                    + answer.path("question").asString(),
                            key -> new ArrayList<>())
                    .add(answer);
            var at = Instant.parse(answer.path("receivedAt").asString());
            last = at.isAfter(last) ? at : last;
        }
        int answered = 0;
        int lateOnes = 0;
        var points = BigDecimal.ZERO;
        var max = BigDecimal.ZERO;
        var pins = JSON.readTree((String) facts.get("pins"));
        for (var entry : byQuestion.entrySet()) {
            var counting = counting(entry.getValue(), due, keep);
            boolean late = Instant.parse(counting.path("receivedAt").asString()).isAfter(due);
            var question = counting.path("question").asString();
            int key = key(lesson, question, counting.path("version").asInt());
            var version = versions.get(question).get(key);
            var mark = points(version, counting.path("response"));
            marks.put(
                    cell + "/" + entry.getKey(),
                    String.join(
                            " ",
                            counting.path("id").asString(),
                            "v" + counting.path("version").asInt(),
                            "by" + key,
                            counting.path("response").toString(),
                            plain(mark),
                            plain(version.question().points()),
                            late ? "late" : "in-time",
                            "" + entry.getValue().size(),
                            ""
                                    + entry.getValue().stream()
                                            .map(Recomputation::device)
                                            .distinct()
                                            .count(),
                            counting.path("receivedAt").asString()));
            boolean asked = false;
            for (var pin : pins) {
                asked |= pin.path("question").asString().equals(question);
            }
            if (asked && counting.path("attempt").asInt() == attempt) {
                answered++;
                lateOnes += late ? 1 : 0;
                points = late && keep ? points : points.add(mark);
            }
        }
        for (var pin : pins) {
            max =
                    max.add(
                            versions.get(pin.path("question").asString())
                                    .get(pin.path("version").asInt())
                                    .question()
                                    .points());
        }
        return String.join(
                " ",
                "attempt" + attempt,
                "" + pins.size(),
                "" + answered,
                "0",
                plain(points),
                plain(max),
                "" + lateOnes,
                answers.isEmpty() ? "-" : last.toString());
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
            if (before == null
                    || answer.path("sequence").asLong() > before.path("sequence").asLong()) {
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

    private static String device(JsonNode answer) {
        return answer.has("device")
                ? "device " + answer.path("device").asString()
                : "session " + answer.path("session").asString();
    }

    private int key(String lesson, String question, int answered) {
        int newest =
                database.sql(
                                "select version from question where organization_id = ? and"
                                        + " lesson_id = ? and id = ?")
                        .params(organization, lesson, question)
                        .query(Integer.class)
                        .single();
        for (int version = newest; version > answered; version--) {
            var candidate = versions.get(question).get(version);
            if (candidate != null && candidate.corrects().contains(answered)) {
                return version;
            }
        }
        return answered;
    }

    private static BigDecimal points(QuestionVersion version, JsonNode response) {
        var kind = Kinds.built().of(version.question());
        if (kind.refuses(version.question(), response) != null) {
            return BigDecimal.ZERO;
        }
        return kind.mark(version.question(), response).points();
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
