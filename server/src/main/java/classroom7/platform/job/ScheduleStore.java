package classroom7.platform.job;

import classroom7.platform.database.Columns;
import classroom7.platform.database.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The schedule and what the operator said about it, in SQL; picking what is due is the library's.
 */
final class ScheduleStore {
    /** A job has one row: this is what the library tells apart several by. */
    static final String INSTANCE = "one";

    private final Database database;

    ScheduleStore(Database database) {
        this.database = database;
    }

    /** One job on the schedule. */
    record Line(
            @Nullable Instant next,
            boolean picked,
            @Nullable Instant alive,
            @Nullable String pausedBy) {
        private static Line of(ResultSet row) throws SQLException {
            return new Line(
                    Columns.instantOrNull(row, "execution_time"),
                    row.getBoolean("picked"),
                    Columns.instantOrNull(row, "last_heartbeat"),
                    row.getString("paused_by"));
        }

        /** Whether somebody runs it who was heard of lately. */
        boolean runs(Instant now, Duration silence) {
            return picked && alive != null && alive.plus(silence).isAfter(now);
        }
    }

    /** Puts it on the schedule, or makes it due no later than the plan now says. */
    void enter(Duty duty, Instant next) {
        database.sql("insert into job (name) values (:name) on conflict do nothing")
                .param("name", duty.name())
                .update();
        database.sql(
                        """
                        delete from scheduled_tasks
                         where task_name = :name and crew <> :crew and not picked
                        """)
                .param("name", duty.name())
                .param("crew", duty.crew().code())
                .update();
        database.sql(
                        """
                        insert into scheduled_tasks
                               (crew, task_name, task_instance, execution_time, picked, version)
                        values (:crew, :name, :instance, :next, false, 1)
                        on conflict (crew, task_name, task_instance) do update
                           set execution_time = excluded.execution_time,
                               version = scheduled_tasks.version + 1
                         where not scheduled_tasks.picked
                           and scheduled_tasks.execution_time > excluded.execution_time
                        """)
                .param("crew", duty.crew().code())
                .param("name", duty.name())
                .param("instance", INSTANCE)
                .param("next", Columns.time(next))
                .update();
    }

    Map<String, Line> lines() {
        var lines = new HashMap<String, Line>();
        database.sql(
                        """
                        select job.name, job.paused_by,
                               task.execution_time, coalesce(task.picked, false) as picked,
                               task.last_heartbeat
                          from job left join scheduled_tasks as task on task.task_name = job.name
                        """)
                .query(row -> {
                    lines.put(row.getString("name"), Line.of(row));
                });
        return lines;
    }

    boolean isPaused(String name) {
        return database.sql("select paused_at is not null from job where name = :name")
                .param("name", name)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    void pause(String name, Instant at, String by) {
        database.sql(
                        """
                        update job set paused_at = :at, paused_by = :by
                         where name = :name and paused_at is null
                        """)
                .param("name", name)
                .param("at", Columns.time(at))
                .param("by", by)
                .update();
    }

    void resume(String name) {
        database.sql("update job set paused_at = null, paused_by = null where name = :name")
                .param("name", name)
                .update();
    }

    /** Makes it due now, unless it runs; answers whether it did. */
    boolean hasten(String name, Instant now) {
        return database.sql(
                                """
                                update scheduled_tasks
                                   set execution_time = :now, version = version + 1
                                 where task_name = :name and not picked
                                """)
                        .param("name", name)
                        .param("now", Columns.time(now))
                        .update()
                > 0;
    }

    void ask(String name, Instant now, String by) {
        database.sql("update job set asked_at = :now, asked_by = :by where name = :name")
                .param("name", name)
                .param("now", Columns.time(now))
                .param("by", by)
                .update();
    }

    /** Who asked for the run that begins now; null: nobody did, it was due. */
    @Nullable String takeAsked(String name) {
        return database.sql(
                        """
                        update job set asked_at = null, asked_by = null
                          from (select name, asked_by from job
                                 where name = :name and asked_by is not null for update) as asked
                         where job.name = asked.name
                        returning asked.asked_by
                        """)
                .param("name", name)
                .query(String.class)
                .optional()
                .orElse(null);
    }

    /** Says how this process's loops go; the last word on a loop counts. */
    void beat(List<Loop> loops) {
        for (var loop : loops) {
            database.sql(
                            """
                            insert into job_loop (name, process, beat_at, worked_at, failed_at, failure)
                            values (:name, :process, :beat, :worked, :failed, :failure)
                            on conflict (name) do update
                               set process = excluded.process, beat_at = excluded.beat_at,
                                   worked_at = excluded.worked_at, failed_at = excluded.failed_at,
                                   failure = excluded.failure
                            """)
                    .param("name", loop.name())
                    .param("process", loop.process())
                    .param("beat", Columns.time(loop.beat()))
                    .param("worked", Columns.timeOrNull(loop.worked()))
                    .param("failed", Columns.timeOrNull(loop.failed()))
                    .param("failure", loop.failure())
                    .update();
        }
    }

    List<Loop> loops() {
        return database.sql(
                        """
                        select name, process, beat_at, worked_at, failed_at, failure
                          from job_loop order by name
                        """)
                .query((row, number) ->
                        new Loop(
                                row.getString("name"),
                                row.getString("process"),
                                Columns.instant(row, "beat_at"),
                                Columns.instantOrNull(row, "worked_at"),
                                Columns.instantOrNull(row, "failed_at"),
                                row.getString("failure")))
                .list();
    }
}
