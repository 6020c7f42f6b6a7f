-- What runs by itself: its schedule, what the operator said about it, and how it went.

-- The schedule, in the form that db-scheduler keeps it; each crew works in a part of its own, so
-- that none of them waits for another's work. A job has one row. It is picked while it runs, and
-- who runs it says every few seconds that it is alive.
create table scheduled_tasks (
    crew                 text not null,
    task_name            text collate "C" not null,
    task_instance        text not null,
    task_data            bytea,
    execution_time       timestamptz not null,
    picked               boolean not null,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures integer,
    last_heartbeat       timestamptz,
    version              bigint not null,
    primary key (crew, task_name, task_instance)
) partition by list (crew);
create index scheduled_tasks_due on scheduled_tasks (execution_time);

create table scheduled_tasks_housekeeping partition of scheduled_tasks
    (crew default 'housekeeping') for values in ('housekeeping');
create table scheduled_tasks_night partition of scheduled_tasks
    (crew default 'night') for values in ('night');
create table scheduled_tasks_outside partition of scheduled_tasks
    (crew default 'outside') for values in ('outside');

-- What the operator said: not for now, or right now.
create table job (
    name      text collate "C" primary key,
    paused_at timestamptz,
    paused_by text,
    asked_at  timestamptz,
    asked_by  text,
    check ((paused_at is null) = (paused_by is null)),
    check ((asked_at is null) = (asked_by is null))
);

-- How it went; the newest of each job are kept.
create table job_run (
    id         bigint generated always as identity primary key,
    job        text collate "C" not null,
    due_at     timestamptz not null,
    started_at timestamptz not null,
    ended_at   timestamptz,
    outcome    text check (outcome in ('DONE', 'FAILED', 'STOPPED', 'KILLED')),
    message    text not null default '',
    asked_by   text,
    process    text not null,
    check ((ended_at is null) = (outcome is null))
);
create index job_run_by_job on job_run (job, id);

-- What repeats all the time and has no schedule: when each last worked, and last failed.
create table job_loop (
    name      text collate "C" primary key,
    process   text not null,
    beat_at   timestamptz not null,
    worked_at timestamptz,
    failed_at timestamptz,
    failure   text not null default ''
);
