package classroom7.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import classroom7.base.LessonId;
import classroom7.platform.database.Touches;
import classroom7.testing.Browser;
import classroom7.testing.CountedSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What requests cost in SQL, counted from the first byte of HTTP on: the session's included. */
class LessonCostTest {
    static final int PAGE_STATEMENTS_MAX = 4;
    static final int ANSWER_STATEMENTS_MAX = 3;
    static final int MARKUP_BYTES_MAX = 12_000;
    static final int VISITS = 40;
    private static final String QUESTION =
            """

            ??? choice
            Which one?

            ( ) this
            (x) that
            ???
            """;
    private static final String PROSE = "All work and no play. ".repeat(280);

    private static WebClassroom classroom;
    private static CountedSource source;
    private static LessonId lesson;

    @Configuration(proxyBeanMethods = false)
    static class Counting {
        @Bean
        static BeanPostProcessor counting() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return bean instanceof DataSource source && !(bean instanceof CountedSource)
                            ? new CountedSource(source)
                            : bean;
                }
            };
        }
    }

    @BeforeAll
    static void open() {
        classroom = new WebClassroom(Counting.class);
        source = (CountedSource) classroom.door(DataSource.class);
        classroom.enrol(classroom.learner);
        lesson = classroom.lesson("Ten questions", PROSE + QUESTION.repeat(10));
    }

    @AfterAll
    static void close() {
        classroom.close();
    }

    private static String address() {
        return "/lessons/" + lesson;
    }

    /** Background work asks too: the quietest of many shows what the request itself costs. */
    private static int fewest(Supplier<Integer> statuses) {
        int fewest = Integer.MAX_VALUE;
        for (int visit = 0; visit < VISITS; visit++) {
            int before = source.statements();
            assertEquals(200, statuses.get());
            fewest = Math.min(fewest, source.statements() - before);
        }
        return fewest;
    }

    /** A session that no request was made in, and a lesson of which nothing is kept. */
    private static Browser newcomer() {
        classroom.door(Touches.class).touch(lesson.value());
        return classroom.signedIn(classroom.learner);
    }

    @Test
    void a_page_that_is_made_is_few_statements_and_little_markup() {
        var browsers = new ArrayDeque<Browser>();
        for (int visit = 0; visit < VISITS; visit++) {
            browsers.add(newcomer());
        }
        int statements =
                fewest(() -> {
                    classroom.door(Touches.class).touch(lesson.value());
                    return browsers.remove().get(address()).status();
                });
        assertTrue(statements >= 2 && statements <= PAGE_STATEMENTS_MAX, statements + "");
        var fresh = classroom.member("Fred Fresh", "learner");
        classroom.enrol(fresh);
        int bytes = classroom.signedIn(fresh).get(address()).body().length();
        assertTrue(bytes - PROSE.length() <= MARKUP_BYTES_MAX, bytes + " bytes");
    }

    @Test
    void a_page_of_which_nothing_changed_is_none() {
        var browser = newcomer();
        browser.get(address());
        assertEquals(0, fewest(() -> browser.get(address()).status()));
    }

    @Test
    void an_answer_is_few_statements_and_the_next_one_is_its_write_alone() {
        var shown = new JsonMapper().readTree(newcomer().get("/api" + address()).body());
        var question = shown.path("questions").path(0);
        var browsers = new ArrayDeque<Browser>();
        for (int visit = 0; visit < VISITS; visit++) {
            browsers.add(newcomer());
        }
        int first =
                fewest(() -> {
                    classroom.door(Touches.class).touch(lesson.value());
                    return answer(browsers.remove(), question);
                });
        assertTrue(first >= 2 && first <= ANSWER_STATEMENTS_MAX, first + "");
        var browser = newcomer();
        assertEquals(1, fewest(() -> answer(browser, question)));
    }

    /** Each learner's page asks once a second; what the teacher changes is there all the same. */
    @Test
    void asking_what_time_it_is_costs_no_statement_until_the_teacher_gives_more() {
        var timed = classroom.lesson("Against the clock", QUESTION);
        var teacher = classroom.signedIn(classroom.teacher);
        var page = "/lessons/" + timed;
        teacher.post(page + "/agreement", "zone", "UTC", "minutes", "20", "attempts", "1");
        var learner = newcomer();
        learner.post(page + "/attempts", "seen", "0");
        learner.get(page + "/time");
        assertEquals(0, fewest(() -> learner.get(page + "/time").status()));
        var before = endsAt(learner, page);
        teacher.post(page + "/extra-time", "minutes", "5");
        assertEquals(before.plus(Duration.ofMinutes(5)), endsAt(learner, page));
    }

    private static Instant endsAt(Browser browser, String page) {
        var told = new JsonMapper().readTree(browser.get(page + "/time").body());
        return Instant.parse(told.path("endsAt").asString());
    }

    private static int answer(Browser browser, JsonNode question) {
        var reply =
                browser.postJson(
                        "/api/answers",
                        """
                        {"answers":[{"id":"%s","question":"%s","version":1,"attempt":1,
                          "sequence":1,"response":{"choice":"%s"},
                          "answeredAt":"2026-11-22T12:00:00Z"}]}
                        """
                                .formatted(
                                        UUID.randomUUID()
                                                .toString()
                                                .replaceFirst("^(.{14})4", "$17"),
                                        question.path("id").asString(),
                                        question.path("choices").path(0).path("id").asString()));
        assertTrue(reply.body().contains("accepted"), reply.body());
        return reply.status();
    }
}
