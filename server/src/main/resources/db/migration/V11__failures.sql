-- What went wrong unexpectedly, of the whole installation: see classroom7.platform.failure. Nothing
-- here names a person except by id, and messages are masked before they come here.

create table failure (
    id         text collate "C" primary key check (id ~ '^[0-9a-f]{32}$'),
    type       text not null,
    place      text not null,
    stack      text not null,
    state      text not null default 'OPEN'
               check (state in ('OPEN', 'CAME_BACK', 'RESOLVED', 'IGNORED')),
    count      bigint not null check (count > 0),
    first_seen timestamptz not null,
    last_seen  timestamptz not null,
    told_at    timestamptz                       -- the operator, by mail; null: not yet
);
create index failure_by_last_seen on failure (last_seen);

create table failure_example (
    id         bigint generated always as identity primary key,
    failure_id text collate "C" not null references failure on delete cascade,
    told       text not null,
    seen_at    timestamptz not null,
    message    text not null,
    request    text not null,
    person     text not null,
    process    text not null,
    release    text not null
);
create index failure_example_by_failure on failure_example (failure_id, id);
