package classroom7.learning.question;

import classroom7.base.QuestionId;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.erdtman.jcs.JsonCanonicalizer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Questions as JSON in the canonical form of RFC 8785. */
public final class QuestionJson {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private QuestionJson() {}

    /** The canonical JSON of a question. */
    public static String print(Question question) {
        return canonical(node(question));
    }

    /** The canonical JSON of a version: the body of its document. */
    public static String print(QuestionVersion version) {
        var node = JSON.createObjectNode();
        node.put("type", "question");
        node.put("id", version.id().value());
        node.put("version", version.version());
        node.put("follows", version.follows());
        var corrects = node.putArray("corrects");
        version.corrects().forEach(corrects::add);
        node.set("question", node(version.question()));
        return canonical(node);
    }

    /** SHA-256 of the canonical JSON: equal exactly when two questions are. */
    public static byte[] digest(Question question) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(print(question).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java has no SHA-256", e);
        }
    }

    /** Reads what {@link #print(Question)} wrote. */
    public static Question question(String json) {
        return question(JSON.readTree(json));
    }

    /** Reads what {@link #print(QuestionVersion)} wrote. */
    public static QuestionVersion version(String json) {
        var node = JSON.readTree(json);
        var corrects = new ArrayList<Integer>();
        node.required("corrects").forEach(one -> corrects.add(one.asInt()));
        return new QuestionVersion(
                new QuestionId(node.required("id").asString()),
                node.required("version").asInt(),
                node.required("follows").asInt(),
                question(node.required("question")),
                corrects);
    }

    private static ObjectNode node(Question question) {
        var node = JSON.createObjectNode();
        if (question.id() != null) {
            node.put("id", question.id().value());
        }
        node.put("kind", question.kind());
        node.put("prompt", question.prompt());
        node.put("points", question.points());
        node.put("shuffle", question.shuffle());
        var lines = node.putArray("lines");
        question.lines().forEach(line -> lines.add(node(line)));
        put(node, "hint", question.hint());
        put(node, "explanation", question.explanation());
        var settings = node.putObject("settings");
        question.settings().forEach(settings::put);
        return node;
    }

    private static ObjectNode node(Line line) {
        var node = JSON.createObjectNode();
        node.put(
                "mark",
                switch (line.mark()) {
                    case ROUND -> "round";
                    case SQUARE -> "square";
                    case EQUALS -> "equals";
                });
        node.put("right", line.right());
        if (line.credit() != null) {
            node.put("credit", line.credit());
        }
        put(node, "id", line.id());
        node.put("text", line.text());
        put(node, "feedback", line.feedback());
        return node;
    }

    private static void put(ObjectNode node, String name, @Nullable String text) {
        if (text != null) {
            node.put(name, text);
        }
    }

    private static Question question(JsonNode node) {
        var id = text(node, "id");
        List<Line> lines = new ArrayList<>();
        node.required("lines").forEach(line -> lines.add(line(line)));
        var settings = new TreeMap<String, String>();
        node.required("settings")
                .properties()
                .forEach(entry -> settings.put(entry.getKey(), entry.getValue().asString()));
        return new Question(
                id == null ? null : new QuestionId(id),
                node.required("kind").asString(),
                node.required("prompt").asString(),
                node.required("points").decimalValue(),
                node.required("shuffle").asBoolean(),
                lines,
                text(node, "hint"),
                text(node, "explanation"),
                settings);
    }

    private static Line line(JsonNode node) {
        var mark =
                switch (node.required("mark").asString()) {
                    case "round" -> Line.Mark.ROUND;
                    case "square" -> Line.Mark.SQUARE;
                    case "equals" -> Line.Mark.EQUALS;
                    default ->
                            throw new IllegalStateException(
                                    "No line is marked " + node.required("mark"));
                };
        BigDecimal credit = node.has("credit") ? node.required("credit").decimalValue() : null;
        return new Line(
                mark,
                node.required("right").asBoolean(),
                credit,
                text(node, "id"),
                node.required("text").asString(),
                text(node, "feedback"));
    }

    private static @Nullable String text(JsonNode node, String name) {
        var value = node.get(name);
        return value == null ? null : value.asString();
    }

    private static String canonical(ObjectNode node) {
        try {
            return new JsonCanonicalizer(node.toString()).getEncodedString();
        } catch (IOException e) {
            throw new IllegalStateException("A question is no JSON: " + node.toString(), e);
        }
    }
}
