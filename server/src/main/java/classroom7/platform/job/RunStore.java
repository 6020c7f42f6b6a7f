package classroom7.platform.job;

import classroom7.platform.database.Columns;
import classroom7.platform.database.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How runs went, in SQL. */
final class RunStore {
    private final Database database;

    RunStore(Database database) {
        this.database = database;
    }

    /** A run that begins. */
    record Beginning(
            String job, Instant due, Instant started, @Nullable String askedBy, String process) {}

    /**
     * Notes that it begins, and that an earlier one without an end has none: answers its number.
     */
    long begin(Beginning run) {
        close(run.job(), run.started());
        return database.sql(
                        """
                        insert into job_run (job, due_at, started_at, asked_by, process)
                        values (:job, :due, :started, :asked, :process)
                        returning id
                        """)
                .param("job", run.job())
                .param("due", Columns.time(run.due()))
                .param("started", Columns.time(run.started()))
                .param("asked", run.askedBy())
                .param("process", run.process())
                .query(Long.class)
                .single();
    }

    /** What has no end and is run by nobody any more: its process died. */
    void close(String job, Instant at) {
        database.sql(
                        """
                        update job_run set ended_at = :at, outcome = 'KILLED'
                         where job = :job and ended_at is null
                        """)
                .param("job", job)
                .param("at", Columns.time(at))
                .update();
    }

    void end(long id, Instant at, Run.Outcome outcome, String message) {
        database.sql(
                        """
                        update job_run
                           set ended_at = :at, outcome = :outcome, message = :message
                         where id = :id and ended_at is null
                        """)
                .param("id", id)
                .param("at", Columns.time(at))
                .param("outcome", outcome.name())
                .param("message", message)
                .update();
    }

    /** Keeps so many of the job's runs, the newest. */
    void trim(String job, int kept) {
        database.sql(
                        """
                        delete from job_run
                         where job = :job
                           and id <= (select id from job_run where job = :job
                                       order by id desc offset :kept limit 1)
                        """)
                .param("job", job)
                .param("kept", kept)
                .update();
    }

    /** So many of each job, the newest first. */
    Map<String, List<Run>> newest(int ofEach) {
        var runs = new HashMap<String, List<Run>>();
        database.sql(
                        """
                        select id, job, due_at, started_at, ended_at, outcome, message, asked_by,
                               process
                          from (select id, job, due_at, started_at, ended_at, outcome, message,
                                       asked_by, process,
                                       row_number() over (partition by job order by id desc) as place
                                  from job_run) as numbered
                         where place <= :each
                         order by id desc
                        """)
                .param("each", ofEach)
                .query(row -> {
                    runs.computeIfAbsent(row.getString("job"), job -> new ArrayList<>())
                            .add(run(row));
                });
        return runs;
    }

    private static Run run(ResultSet row) throws SQLException {
        var outcome = row.getString("outcome");
        return new Run(
                row.getLong("id"),
                Columns.instant(row, "due_at"),
                Columns.instant(row, "started_at"),
                Columns.instantOrNull(row, "ended_at"),
                outcome == null ? null : Run.Outcome.valueOf(outcome),
                row.getString("message"),
                row.getString("asked_by"),
                row.getString("process"));
    }
}
