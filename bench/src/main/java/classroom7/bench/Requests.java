package classroom7.bench;

import classroom7.base.LessonId;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The requests of the loads, whole. */
final class Requests {
    private static final Pattern QUESTION =
            Pattern.compile(
                    "\"id\":\"([0-9a-z]{20})\",\"version\":(\\d+),\"kind\":\"choice\".*?\"choices\":\\[\\{\"id\":\"([^\"]+)\"",
                    Pattern.DOTALL);

    private final String host;
    private final World world;

    Requests(String host, World world) {
        this.host = host;
        this.world = world;
    }

    /** A question as the API shows it, as far as answering needs. */
    record Question(String id, String version, String choice) {
        static List<Question> all(String lesson) {
            var all = new ArrayList<Question>();
            var matcher = QUESTION.matcher(lesson);
            while (matcher.find()) {
                all.add(new Question(matcher.group(1), matcher.group(2), matcher.group(3)));
            }
            return all;
        }
    }

    byte[] asset(String path) {
        return bytes("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\n\r\n");
    }

    private byte[] lessonByApi(LessonId lesson) {
        return api("/api/lessons/" + lesson.value(), world.learners().getFirst());
    }

    /** Every question of the lessons, as the API shows them. */
    List<Question> questions(URI address) throws IOException {
        return questions(address, world.lessons());
    }

    /** The same of some of the lessons. */
    List<Question> questions(URI address, List<LessonId> lessons) throws IOException {
        var all = new ArrayList<Question>();
        for (var lesson : lessons) {
            all.addAll(Question.all(Answer.once(address, lessonByApi(lesson))));
        }
        if (all.size() != World.QUESTIONS * lessons.size()) {
            throw new IOException("The API shows %d questions".formatted(all.size()));
        }
        return all;
    }

    /** Of one lesson, each time for another of its learners. */
    IntFunction<byte[]> pages() {
        var all = new ArrayList<byte[]>();
        for (var learner : world.learners()) {
            all.add(
                    bytes(
                            "GET /lessons/%s HTTP/1.1\r\nHost: %s\r\nCookie: c7=%s\r\n\r\n"
                                    .formatted(
                                            world.lessons().getFirst().value(),
                                            host,
                                            learner.cookie())));
        }
        return number -> all.get(ThreadLocalRandom.current().nextInt(all.size()));
    }

    IntFunction<byte[]> answers(List<Question> questions) {
        return number -> answer(questions);
    }

    private byte[] answer(List<Question> questions) {
        var random = ThreadLocalRandom.current();
        var question = questions.get(random.nextInt(questions.size()));
        return answered(List.of(question), one(random));
    }

    /** A first answer to each of the questions, in one request. */
    byte[] answered(List<Question> questions, World.Learner learner) {
        return answer(questions, "Authorization: Bearer " + learner.token());
    }

    /** Of one of the learners' own answers in one of the lessons. */
    IntFunction<byte[]> own() {
        return number -> {
            var random = ThreadLocalRandom.current();
            var lesson = world.lessons().get(random.nextInt(world.lessons().size()));
            return api("/api/lessons/" + lesson.value() + "/answers", one(random));
        };
    }

    /** Of the course's progress, for its teacher. */
    byte[] grid() {
        return api("/api/courses/" + world.course().value() + "/progress", world.teacher());
    }

    private World.Learner one(ThreadLocalRandom random) {
        return world.learners().get(random.nextInt(world.learners().size()));
    }

    private byte[] api(String path, World.Learner who) {
        return bytes(
                "GET %s HTTP/1.1\r\nHost: %s\r\nAuthorization: Bearer %s\r\n\r\n"
                        .formatted(path, host, who.token()));
    }

    /** As a browser asks. */
    byte[] get(String path, World.Learner learner) {
        return bytes(
                "GET %s HTTP/1.1\r\nHost: %s\r\nCookie: c7=%s\r\nAccept-Encoding: gzip\r\n\r\n"
                        .formatted(path, host, learner.cookie()));
    }

    /** As a browser says that somebody looks at a lesson. */
    byte[] reading(LessonId lesson, World.Learner learner) {
        var to = "/lessons/" + lesson.value() + "/reading";
        return post(to, browser(learner), "application/x-www-form-urlencoded", "end=false");
    }

    /** As a browser sends an answer. */
    byte[] answered(Question question, World.Learner learner) {
        return answer(List.of(question), browser(learner));
    }

    private static String browser(World.Learner learner) {
        return "Cookie: c7=%s\r\nSec-Fetch-Site: same-origin\r\nAccept-Encoding: gzip"
                .formatted(learner.cookie());
    }

    private byte[] answer(List<Question> questions, String who) {
        var random = ThreadLocalRandom.current();
        var each =
                questions.stream()
                        .map(question ->
                                """
                                {"id":"%s","question":"%s","version":%s,"attempt":1,"sequence":%d,"response":{"choice":"%s"},"answeredAt":"2026-11-23T12:00:00Z"}\
                                """
                                        .formatted(
                                                uuid(random),
                                                question.id(),
                                                question.version(),
                                                random.nextInt(1, 1_000_000),
                                                question.choice()))
                        .collect(Collectors.joining(","));
        return post("/api/answers", who, "application/json", "{\"answers\":[" + each + "]}");
    }

    private byte[] post(String path, String headers, String type, String body) {
        return bytes(
                "POST %s HTTP/1.1\r\nHost: %s\r\n%s\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s"
                        .formatted(path, host, headers, type, body.length(), body));
    }

    /** UUID version 7 (RFC 9562, section 5.7). */
    static String uuid(ThreadLocalRandom random) {
        long high = System.currentTimeMillis() << 16 | 0x7000 | random.nextInt(1 << 12);
        long low = random.nextLong() & 0x3fff_ffff_ffff_ffffL | 0x8000_0000_0000_0000L;
        return new java.util.UUID(high, low).toString();
    }

    /** An answer's document as the store holds it, for the comparison without us. */
    static String answerDocument() {
        return """
        {"type":"answer","id":"01935d5a-3f00-7000-8000-000000000000","question":"00000000000000000000","version":1,"attempt":1,"device":"00000000000000000000","sequence":1,"response":{"choice":"a3f7"},"answeredAt":"2026-11-23T12:00:00Z","receivedAt":"2026-11-23T12:00:00.123Z","digest":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"}\
        """;
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
