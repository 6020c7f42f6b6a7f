package classroom7.operations.drill;

import classroom7.platform.process.Refusal;
import classroom7.platform.process.Wait;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.json.JsonMapper;

/** Where learners of a school come in: each gets a token and sees what is asked. */
record Entrance(Wire wire, Traffic traffic, Findings findings, InstantSource clock) {
    private static final Duration BEGIN_MAX = Duration.ofSeconds(120);
    private static final JsonMapper JSON = new JsonMapper();

    /**
     * All learners of the school, each with a random order of their own.
     *
     * @throws Refusal when the web does not begin to answer, or gives no token
     */
    List<Learner> learners(DrillCourse.School school, long seed) {
        if (!Wait.until(BEGIN_MAX, () -> wire.get("/api/courses", "").status() == 401)) {
            throw new Refusal("The web did not begin to answer: look at its log.");
        }
        var tokens = new ArrayList<String>();
        for (var learner : school.learners()) {
            tokens.add(token(learner.email(), school.password()));
        }
        var questions = new ArrayList<Asked>();
        for (var lesson : school.lessons()) {
            questions.addAll(
                    Asked.of(wire.get("/api/lessons/" + lesson, tokens.getFirst()).body()));
        }
        var room = new Learner.Room(wire, questions, traffic, findings, clock);
        var all = new ArrayList<Learner>();
        for (int at = 0; at < tokens.size(); at++) {
            var person = school.learners().get(at).person().value();
            all.add(new Learner(room, person, tokens.get(at), new Random(seed + at)));
        }
        return all;
    }

    private String token(String email, String password) {
        var asked = JSON.createObjectNode().put("email", email).put("password", password);
        var reply = wire.post("/api/tokens", null, asked);
        if (reply.status() != 201) {
            throw new Refusal("A learner got no token, but the reply " + reply.status() + ".");
        }
        return reply.body().path("token").asString();
    }
}
