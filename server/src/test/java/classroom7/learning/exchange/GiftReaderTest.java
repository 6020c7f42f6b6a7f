package classroom7.learning.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

final class GiftReaderTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int PAIRS = 51;

    @Test
    void all_pairs_parse_as_expected() throws IOException {
        var folder = SharedData.path("question-banks/gift-pairs");
        var wrong = new ArrayList<String>();
        int pairs = 0;
        try (var files = Files.list(folder)) {
            for (var gift :
                    files.filter(file -> file.toString().endsWith(".gift")).sorted().toList()) {
                pairs++;
                compare(gift, wrong);
            }
        }
        assertEquals(List.of(), wrong);
        assertEquals(PAIRS, pairs);
    }

    private static void compare(Path gift, List<String> wrong) throws IOException {
        var name = gift.getFileName().toString();
        var expected =
                JSON.readTree(
                        Files.readString(gift.resolveSibling(name.replace(".gift", ".json"))));
        var items = GiftReader.read(Files.readString(gift));
        if (items.size() != expected.size()) {
            wrong.add(name + ": " + items.size() + " items instead of " + expected.size());
        }
        for (int at = 0; at < Math.min(items.size(), expected.size()); at++) {
            var want = plain(expected.get(at));
            var have = plain(json(items.get(at)));
            if (!want.equals(have)) {
                wrong.add(name + "[" + at + "]\n  want " + want + "\n  have " + have);
            }
        }
    }

    /** Without members that are null, with numbers in one form. */
    private static String plain(JsonNode node) {
        if (node.isObject()) {
            var members = new ArrayList<String>();
            node.properties().stream()
                    .filter(member -> !member.getValue().isNull())
                    .sorted(java.util.Map.Entry.comparingByKey())
                    .forEach(m -> members.add(m.getKey() + ":" + plain(m.getValue())));
            return members.toString();
        }
        if (node.isArray()) {
            var members = new ArrayList<String>();
            node.forEach(member -> members.add(plain(member)));
            return members.toString();
        }
        return node.isNumber()
                ? node.decimalValue().stripTrailingZeros().toPlainString()
                : node.toString();
    }

    private static ObjectNode json(GiftItem item) {
        var node = JSON.createObjectNode();
        switch (item) {
            case GiftItem.Category category ->
                    node.put("type", "Category").put("title", category.title());
            case GiftItem.Unreadable unreadable -> node.put("unreadable", unreadable.key());
            case GiftItem.Asked asked -> {
                node.put("id", asked.id()).put("title", asked.title());
                if (!asked.tags().isEmpty()) {
                    var tags = node.putArray("tags");
                    asked.tags().forEach(tags::add);
                }
                node.set("stem", text(asked.stem()));
                node.put("hasEmbeddedAnswers", asked.embedded());
                node.set("globalFeedback", text(asked.globalFeedback()));
                answers(asked.answers(), node);
            }
        }
        return node;
    }

    private static void answers(GiftItem.Answers answers, ObjectNode node) {
        switch (answers) {
            case GiftItem.Description() -> node.put("type", "Description");
            case GiftItem.Essay() -> node.put("type", "Essay");
            case GiftItem.Truth truth -> {
                node.put("type", "TF").put("isTrue", truth.isTrue());
                node.set("trueFeedback", text(truth.whenTrue()));
                node.set("falseFeedback", text(truth.whenFalse()));
            }
            case GiftItem.Choices choices -> {
                node.put("type", choices.shortAnswer() ? "Short" : "MC");
                var all = node.putArray("choices");
                for (var choice : choices.all()) {
                    var one = all.addObject().put("isCorrect", choice.right());
                    one.put("weight", choice.weight());
                    one.set("text", text(choice.text()));
                    one.set("feedback", text(choice.feedback()));
                }
            }
            case GiftItem.Numbers numbers -> numbers(numbers, node.put("type", "Numerical"));
            case GiftItem.Pairs pairs -> {
                var all = node.put("type", "Matching").putArray("matchPairs");
                for (var pair : pairs.all()) {
                    var one = all.addObject().put("subanswer", pair.right());
                    one.set("subquestion", text(pair.left()));
                }
            }
        }
    }

    private static void numbers(GiftItem.Numbers numbers, ObjectNode node) {
        if (numbers.single()) {
            node.set("choices", range(numbers.all().getFirst().range()));
            return;
        }
        var all = node.putArray("choices");
        for (var number : numbers.all()) {
            var one = all.addObject().put("isCorrect", number.right());
            one.put("weight", number.weight());
            one.set(
                    "text",
                    number.range() == null
                            ? text(new GiftItem.Text("moodle", "*"))
                            : range(number.range()));
            one.set("feedback", text(number.feedback()));
        }
    }

    private static JsonNode range(GiftItem.Range range) {
        var node = JSON.createObjectNode();
        if (range.high() != null) {
            return node.put("type", "high-low")
                    .put("numberLow", range.number())
                    .put("numberHigh", range.high());
        }
        BigDecimal tolerance = range.tolerance();
        return tolerance == null
                ? node.put("type", "simple").put("number", range.number())
                : node.put("type", "range").put("number", range.number()).put("range", tolerance);
    }

    private static JsonNode text(GiftItem.Text text) {
        return text == null
                ? JSON.nullNode()
                : JSON.createObjectNode().put("format", text.format()).put("text", text.text());
    }

    @Test
    void what_is_no_gift_is_named_with_its_line() {
        var items = GiftReader.read("Fine?{T}\n\nBroken {=a\n\nmore\n");
        assertEquals(2, items.size());
        assertEquals("exchange.gift.brace", ((GiftItem.Unreadable) items.get(1)).key());
        assertEquals(3, items.get(1).line());
    }
}
