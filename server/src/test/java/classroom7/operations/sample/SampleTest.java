package classroom7.operations.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import classroom7.learning.question.Kind;
import classroom7.learning.question.Kinds;
import classroom7.platform.database.Database;
import classroom7.testing.TestServer;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class SampleTest {
    private static final List<String> TABLES =
            List.of(
                    "organization",
                    "person",
                    "membership",
                    "course",
                    "unit",
                    "lesson",
                    "lesson_version",
                    "question",
                    "enrolment",
                    "attachment",
                    "attempt",
                    "document",
                    "audit");

    @TempDir static Path home;
    static TestServer server;
    static List<SampleAccount> accounts;

    @BeforeAll
    static void fill() {
        server = TestServer.start();
        accounts = server.door(Sample.class).fill(home);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void one_teacher_and_thirty_learners_can_sign_in() throws IOException {
        assertEquals(1, accounts.stream().filter(a -> a.role().equals("teacher")).count());
        assertEquals(30, accounts.stream().filter(a -> a.role().equals("learner")).count());
        var file = home.resolve("sample-accounts.json");
        assertEquals(
                "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        for (var account : List.of(accounts.get(0), accounts.get(1), accounts.getLast())) {
            var visit =
                    server.browser()
                            .stopping()
                            .postJson(
                                    "/api/tokens",
                                    "{\"email\":\"%s\",\"password\":\"%s\"}"
                                            .formatted(account.email(), account.password()));
            assertEquals(201, visit.status(), account.email());
        }
    }

    @Test
    void again_it_adds_nothing() {
        var before = TABLES.stream().map(SampleTest::count).toList();

        assertEquals(accounts, server.door(Sample.class).fill(home));

        assertEquals(before, TABLES.stream().map(SampleTest::count).toList());
    }

    @Test
    void a_start_killed_before_its_end_is_taken_up_without_doubling() {
        var before = TABLES.subList(0, TABLES.size() - 1).stream().map(SampleTest::count).toList();
        database().sql("delete from audit where act = :act").param("act", Sample.FILLED).update();

        assertEquals(accounts, server.door(Sample.class).fill(home));

        var after = TABLES.subList(0, TABLES.size() - 1).stream().map(SampleTest::count).toList();
        assertEquals(before, after);
    }

    @Test
    void the_practice_has_three_choices_no_due_date_and_no_answer() {
        var open =
                database()
                        .sql(
                                """
                                select l.id from lesson l
                                 where l.due_at is null and l.archived_at is null
                                   and jsonb_array_length((select v.pins from lesson_version v
                                        where v.organization_id = l.organization_id
                                          and v.lesson_id = l.id and v.version = l.version)) >= 3
                                """)
                        .query(String.class)
                        .list();
        assertEquals(1, open.size());
        var learner = accounts.stream().filter(a -> a.role().equals("learner")).toList().getLast();
        var grace = server.browser().stopping();
        grace.post("/sign-in", "email", learner.email(), "password", learner.password());
        var shown =
                JsonMapper.shared().readTree(grace.get("/api/lessons/" + open.getFirst()).body());
        var choices =
                shown.path("questions")
                        .valueStream()
                        .filter(question -> question.path("kind").asString().equals("choice"))
                        .count();
        assertTrue(choices >= 3, shown::toString);
        assertEquals(0, countLike("document", "answer:" + open.getFirst() + ":%"));
        assertTrue(countLike("document", "answer:%") > 300, "the other lessons were answered");
    }

    @Test
    void the_course_shows_every_kind_of_question_that_is_built() {
        var product = place(Kinds.class);
        var kinds =
                Kinds.built().all().stream()
                        .filter(kind -> place(kind.getClass()).equals(product))
                        .map(Kind::name)
                        .toList();
        assertTrue(kinds.size() >= 5, kinds::toString);
        for (var kind : kinds) {
            assertTrue(
                    countMatching("%\"kind\":\"" + kind + "\"%") > 0,
                    "The sample course asks no question of kind " + kind);
        }
    }

    @Test
    void progress_is_there_when_filling_ends() {
        assertTrue(count("progress") > 60, "cells of the grid: " + count("progress"));
    }

    /** What the list of the program names is all there is, and all of it is there. */
    @Test
    void every_file_of_the_course_is_used() throws IOException, URISyntaxException {
        var root = Path.of(SampleTest.class.getResource("/sample/course").toURI());
        try (var files = Files.walk(root)) {
            var all = files.filter(Files::isRegularFile).map(f -> root.relativize(f).toString());
            assertEquals(SampleCourse.files().stream().sorted().toList(), all.sorted().toList());
        }
    }

    private static Database database() {
        return server.door(Database.class);
    }

    private static long count(String table) {
        return database().sql("select count(*) from " + table).query(Long.class).single();
    }

    private static long countLike(String table, String id) {
        return database()
                .sql("select count(*) from " + table + " where id like :id")
                .param("id", id)
                .query(Long.class)
                .single();
    }

    private static long countMatching(String body) {
        return database()
                .sql("select count(*) from document where body like :body")
                .param("body", body)
                .query(Long.class)
                .single();
    }

    /** Where a class comes from: the product or its tests, which have a kind of their own. */
    private static String place(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation().toString();
    }
}
