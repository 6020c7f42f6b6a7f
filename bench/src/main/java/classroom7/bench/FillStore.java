package classroom7.bench;

import classroom7.platform.database.Address;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * Copies of a class in SQL: each is another course with other lessons, questions, learners and
 * answers, with the marks and cells that the product made for the first.
 *
 * <p>Foreign keys and triggers do not run while copies are made; every index does. Answers keep the
 * digest of the one they were copied from.
 */
final class FillStore implements AutoCloseable {
    private static final String REMEMBER =
            """
            create schema bench;

            create function bench.other(id text, class integer) returns text
            language sql immutable as
            $$ select lpad(to_hex(class), 6, '0') || left(md5(id), 14) $$;

            -- Every second class is in the same organization, the others twenty to one of their own.
            create function bench.house(id text, class integer) returns text
            language sql immutable as
            $$ select case when class % 2 = 1 then id
                           else bench.other(id, 1000000 + class / 20) end $$;

            create function bench.renamed(given jsonb, class integer) returns jsonb
            language sql immutable as $$
                select jsonb_object_agg(key, case
                       when value = 'null'::jsonb then value
                       when key = 'organization_id'
                       then to_jsonb(bench.house(value #>> '{}', class))
                       when key in ('id', 'person_id', 'course_id', 'unit_id', 'lesson_id')
                       then to_jsonb(bench.other(value #>> '{}', class))
                       when key = 'email' then to_jsonb(class || '.' || (value #>> '{}'))
                       else value end)
                  from jsonb_each(given) $$;

            create table bench.organization as table organization;
            create table bench.person as table person;
            create table bench.membership as table membership;
            create table bench.course as table course;
            create table bench.enrolment as table enrolment;
            create table bench.unit as table unit;
            create table bench.lesson as table lesson;
            create table bench.lesson_version as table lesson_version;
            create table bench.question as table question;
            create table bench.attempt as table attempt;
            create table bench.progress as table progress;
            create table bench.answer_mark as table answer_mark;
            create table bench.asked as
            select organization_id, split_part(id, ':', 2) as question,
                   split_part(id, ':', 3) as version, revision, body
              from document where id like 'question:%' order by sequence;
            create table bench.answer as
            select organization_id, split_part(id, ':', 2) as lesson,
                   split_part(id, ':', 3) as person, split_part(id, ':', 4) as attempt,
                   split_part(id, ':', 5) as question, split_part(id, ':', 6) as answer,
                   revision, body
              from document where id like 'answer:%' order by sequence
            """;

    private static final String COPY =
            """
            create procedure bench.copy(class integer) language plpgsql as $do$
            declare
                kind text;
            begin
                insert into organization
                select renamed.*
                  from bench.organization s,
                       jsonb_populate_record(null::organization, to_jsonb(s) || jsonb_build_object(
                           'id', bench.house(s.id, class))) renamed
                    on conflict do nothing;
                foreach kind in array array['person', 'membership', 'course', 'enrolment', 'unit',
                        'lesson', 'lesson_version', 'question', 'attempt', 'progress'] loop
                    execute format($sql$
                        insert into %1$I
                        select renamed.*
                          from bench.%1$I s,
                               jsonb_populate_record(null::%1$I,
                                   bench.renamed(to_jsonb(s), $1)) renamed
                        $sql$, kind) using class;
                end loop;
                insert into document (organization_id, id, revision, body)
                select bench.house(organization_id, class),
                       'question:' || bench.other(question, class) || ':' || version,
                       revision, replace(body, question, bench.other(question, class))
                  from bench.asked;
                insert into document (organization_id, id, revision, body)
                select bench.house(organization_id, class),
                       'answer:' || bench.other(lesson, class) || ':'
                           || bench.other(person, class) || ':' || attempt || ':'
                           || bench.other(question, class) || ':' || answer,
                       revision, replace(body, question, bench.other(question, class))
                  from bench.answer;
                insert into answer_mark (organization_id, lesson_id, person_id, attempt,
                       question_id, answer_id, version, marked_with, response, points, points_max,
                       late, counted, answers, devices, received_at)
                select bench.house(organization_id, class), bench.other(lesson_id, class),
                       bench.other(person_id, class), attempt,
                       bench.other(question_id, class), answer_id, version, marked_with,
                       response, points, points_max, late, counted, answers, devices, received_at
                  from bench.answer_mark;
            end
            $do$
            """;

    private final Connection connection;

    /**
     * @param database as its superuser
     */
    FillStore(Address database) throws SQLException {
        connection =
                DriverManager.getConnection(database.url(), database.user(), database.password());
        run("set session_replication_role = replica");
        run("set synchronous_commit = off");
        run("set maintenance_work_mem = '256MB'");
    }

    /** Remembers what there is as the class to be copied. */
    void remember() throws SQLException {
        run(REMEMBER);
        run(COPY);
    }

    /** One more class, in one transaction. */
    void copy(int number) throws SQLException {
        try (var statement = connection.prepareStatement("call bench.copy(?)")) {
            statement.setInt(1, number);
            statement.execute();
        }
    }

    /** Everything is marked already; statistics and the map of what is visible are made. */
    void settle() throws SQLException {
        run(
                """
                insert into projection_position (organization_id, projection, position)
                select organization.id, 'progress', installation.epoch || '/' || place.spot
                  from organization, installation, lateral (
                       select transaction::text || '.' || sequence as spot
                         from document
                        where organization_id = organization.id
                        order by document.transaction desc, sequence desc
                        limit 1) place
                    on conflict (organization_id, projection)
                    do update set position = excluded.position
                """);
        run("vacuum analyze");
        run("checkpoint");
    }

    /** Answers in the store. */
    long answers() throws SQLException {
        try (var statement = connection.createStatement();
                var row =
                        statement.executeQuery(
                                """
                                select (select count(*) from course)
                                       * (select count(*) from bench.answer)
                                """)) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Answers of the class that is copied. */
    int answersOfOne() throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select count(*) from bench.answer")) {
            row.next();
            return row.getInt(1);
        }
    }

    /** Megabytes of the whole database. */
    long megabytes() throws SQLException {
        try (var statement = connection.createStatement();
                var row =
                        statement.executeQuery(
                                "select pg_database_size(current_database()) / 1000000")) {
            row.next();
            return row.getLong(1);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private void run(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
