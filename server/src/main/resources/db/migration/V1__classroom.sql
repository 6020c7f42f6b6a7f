-- The relational half of the classroom. Every row except persons, sessions and what belongs to the
-- installation has organization_id first in its keys, so that one organization can be removed or
-- restored without touching another. Documents (questions, answers) are in V2.
-- Further indexes of such a table begin with another column: what is planned while a table is new, and
-- its statistics say nothing, would else take the smallest index and read a whole organization.

create domain opaque_id as text collate "C" check (value ~ '^[0-9a-hjkmnp-tv-z]{20}$');

-- One row: who this installation is. The epoch changes when a backup is restored.
create table installation (
    only_one   boolean primary key default true check (only_one),
    epoch      opaque_id not null,
    created_at timestamptz not null,
    renewed_at timestamptz                   -- since when this epoch; null: it is the first
);

-- People -----------------------------------------------------------------------------------------

create table person (
    id            opaque_id primary key,
    email         text not null check (email = lower(email) and length(email) <= 254),
    name          text not null check (length(name) between 1 and 100),
    password_hash text,                      -- Argon2id in PHC form; null until first sign-in by link
    language      text not null default 'en',
    time_zone     text not null default 'UTC',
    operator      boolean not null default false,
    created_at    timestamptz not null,
    changed_at    timestamptz not null default clock_timestamp(),  -- the database's clock: processes watch it
    unique (email)
);
create index person_changed on person (changed_at);

create table session (
    id           opaque_id primary key,
    secret_hash  bytea not null unique,      -- SHA-256 of the cookie
    person_id    opaque_id not null references person on delete cascade,
    device       text not null,              -- what the browser says it is, shortened
    address      text not null,
    network      text not null,              -- the address, or of IPv6 its first 64 bits
    created_at   timestamptz not null,
    last_seen_at timestamptz not null,       -- coarse: written at most once in ten minutes
    ended_at     timestamptz                 -- the database's clock: processes watch it
);
create index session_by_person on session (person_id, created_at);
create index session_ended on session (ended_at) where ended_at is not null;

create table api_token (
    id           opaque_id primary key,
    secret_hash  bytea not null unique,
    person_id    opaque_id not null references person on delete cascade,
    name         text not null,
    created_at   timestamptz not null,
    last_used_at timestamptz,
    revoked_at   timestamptz
);
create index api_token_by_person on api_token (person_id, created_at);
create index api_token_revoked on api_token (revoked_at) where revoked_at is not null;

-- One-time links: first set-up, password reset. Invitations have their own table.
create table one_time_link (
    secret_hash bytea primary key,
    purpose     text not null check (purpose in ('setup', 'password')),
    person_id   opaque_id references person on delete cascade,
    created_at  timestamptz not null,
    expires_at  timestamptz not null,
    used_at     timestamptz
);

-- Sign-ins that were tried and did not succeed, for throttling; swept by age.
create table sign_in_failure (
    account   text not null,                 -- SHA-256 of the e-mail address typed, whether it is one of ours or not
    address   text not null,                 -- from where; of IPv6 the first 64 bits
    failed_at timestamptz not null
);
create index sign_in_failure_by_account on sign_in_failure (account, failed_at);
create index sign_in_failure_by_address on sign_in_failure (address, failed_at);

create table organization (
    id         opaque_id primary key,
    name       text not null check (length(name) between 1 and 100),
    language   text not null default 'en',
    time_zone  text not null default 'UTC',
    created_at timestamptz not null
);

create table membership (
    organization_id opaque_id not null references organization on delete cascade,
    person_id       opaque_id not null references person on delete cascade,
    role            text not null check (role in ('owner', 'teacher', 'learner')),
    since           timestamptz not null,
    primary key (organization_id, person_id)
);
create index membership_by_person on membership (person_id, organization_id);

-- Members who were removed, with what fell with the membership, so that it can be undone.
create table removed_membership (
    organization_id opaque_id not null references organization on delete cascade,
    person_id       opaque_id not null references person on delete cascade,
    role            text not null check (role in ('owner', 'teacher', 'learner')),
    since           timestamptz not null,
    enrolments      jsonb not null,
    extensions      jsonb not null,
    removed_at      timestamptz not null,
    removed_by      opaque_id references person on delete set null,
    primary key (organization_id, person_id)
);

-- Learning ---------------------------------------------------------------------------------------

create table course (
    organization_id opaque_id not null references organization on delete cascade,
    id              opaque_id not null,
    title           text not null check (length(title) between 1 and 200),
    description     text not null default '',        -- Markdown
    language        text not null default 'en',
    state           text not null default 'draft' check (state in ('draft', 'published', 'archived')),
    join_code       text,                            -- null: nobody joins by code
    created_at      timestamptz not null,
    changed_at      timestamptz not null,
    primary key (organization_id, id)
);
create unique index course_join_code on course (join_code) where join_code is not null;

create table invitation (
    organization_id opaque_id not null references organization on delete cascade,
    id              opaque_id not null,
    email           text not null,
    name            text not null default '',
    role            text not null check (role in ('owner', 'teacher', 'learner')),
    course_id       opaque_id,
    secret_hash     bytea not null unique,
    invited_by      opaque_id references person on delete set null,
    created_at      timestamptz not null,
    expires_at      timestamptz not null,
    accepted_at     timestamptz,
    withdrawn_at    timestamptz,
    primary key (organization_id, id),
    foreign key (organization_id, course_id) references course on delete cascade
);

-- Who teaches and who learns in a course. An owner teaches every course without a row.
create table enrolment (
    organization_id opaque_id not null,
    course_id       opaque_id not null,
    person_id       opaque_id not null,
    role            text not null check (role in ('teacher', 'learner')),
    since           timestamptz not null,
    ended_at        timestamptz,
    percent_more    integer not null default 0 check (percent_more between 0 and 300),  -- time, in all timed work
    primary key (organization_id, course_id, person_id),
    foreign key (organization_id, course_id) references course on delete cascade,
    foreign key (organization_id, person_id) references membership on delete cascade
);
create index enrolment_by_person on enrolment (person_id, organization_id);

-- The one place that says what a person may do in a course: 'teacher' or 'learner', or no row.
-- A learner sees only what is published (or archived: then reading only).
create view course_role as
select m.organization_id, c.id as course_id, m.person_id,
       case when m.role = 'owner' or (m.role = 'teacher' and e.role = 'teacher')
            then 'teacher' else 'learner' end as role
  from membership m
  join course c on c.organization_id = m.organization_id
  left join enrolment e
         on e.organization_id = c.organization_id and e.course_id = c.id
        and e.person_id = m.person_id and e.ended_at is null
 where m.role = 'owner'
    or (m.role = 'teacher' and e.role = 'teacher')
    or (e.role is not null and c.state <> 'draft');

create table unit (
    organization_id opaque_id not null,
    course_id       opaque_id not null,
    id              opaque_id not null,
    position        integer not null,
    title           text not null check (length(title) between 1 and 200),
    introduction    text not null default '',        -- Markdown
    primary key (organization_id, id),
    foreign key (organization_id, course_id) references course on delete cascade,
    unique (organization_id, course_id, position) deferrable initially deferred
);

create table lesson (
    organization_id opaque_id not null,
    id              opaque_id not null,
    course_id       opaque_id not null,
    unit_id         opaque_id not null,
    position        integer not null,
    title           text not null check (length(title) between 1 and 200),
    draft           text not null default '',        -- Markdown with question blocks, autosaved
    draft_changed_at timestamptz not null,
    draft_changed_by opaque_id references person on delete set null,
    draft_revision  bigint not null default 0,       -- counts saves, so that two editors notice each other
    version         integer,                         -- the published lesson_version, null: never published
    opens_at        timestamptz,                     -- publish date: closed to learners before
    due_local       timestamp,                       -- what the teacher typed ...
    due_zone        text,                            -- ... where ...
    due_at          timestamptz,                     -- ... and the instant it means
    late            text not null default 'count' check (late in ('count', 'keep')),  -- 'keep': kept and shown, not counted
    attempts_max    integer not null default 0 check (attempts_max >= 0),             -- 0: any number
    feedback        text not null default 'at-once' check (feedback in ('at-once', 'after-due', 'never')),
    shuffle         boolean not null default false,  -- the order of choices, by the attempt's seed
    minutes_max     integer not null default 0 check (minutes_max between 0 and 1440),  -- 0: untimed
    archived_at     timestamptz,
    primary key (organization_id, id),
    foreign key (organization_id, course_id) references course on delete cascade,
    foreign key (organization_id, unit_id) references unit deferrable initially deferred,
    unique (organization_id, unit_id, position) deferrable initially deferred
);
create index lesson_by_course on lesson (organization_id, course_id);

-- Immutable. What was published, with the question versions it pins; restoring one restores its pins.
create table lesson_version (
    organization_id opaque_id not null,
    lesson_id       opaque_id not null,
    version         integer not null,
    title           text not null,
    source          text not null,                   -- Markdown with question blocks
    content         text not null,                   -- JSON: html segments and pinned questions in order, see learning.lesson
    pins            jsonb not null,                  -- [{"question": id, "version": n}] in order
    published_at    timestamptz not null,
    published_by    opaque_id references person on delete set null,
    primary key (organization_id, lesson_id, version),
    foreign key (organization_id, lesson_id) references lesson on delete cascade
);

-- Drafts worth going back to: one at most every few minutes while someone types.
create table lesson_draft (
    organization_id opaque_id not null,
    lesson_id       opaque_id not null,
    id              opaque_id not null,
    title           text not null,
    source          text not null,
    begun_at        timestamptz not null,            -- the first save of this stretch of typing ...
    saved_at        timestamptz not null,            -- ... and the last, whose text it is
    saved_by        opaque_id references person on delete set null,
    primary key (organization_id, lesson_id, id),
    foreign key (organization_id, lesson_id) references lesson on delete cascade
);

-- Where a question lives and its newest version. Its text is a document.
create table question (
    organization_id opaque_id not null,
    id              opaque_id not null,
    lesson_id       opaque_id not null,
    version         integer not null,
    digest          bytea not null,                  -- of the newest version's content: unchanged content makes no version
    primary key (organization_id, id),
    foreign key (organization_id, lesson_id) references lesson on delete cascade
);
create index question_by_lesson on question (organization_id, lesson_id);

-- What one learner has beyond the others in a lesson: a due date of their own, minutes, attempts.
create table extension (
    organization_id opaque_id not null,
    lesson_id       opaque_id not null,
    person_id       opaque_id not null,
    due_local       timestamp,
    due_zone        text,
    due_at          timestamptz,
    given_by        opaque_id references person on delete set null,
    given_at        timestamptz not null,
    minutes_more    integer not null default 0 check (minutes_more between 0 and 1440),
    attempts_more   integer not null default 0 check (attempts_more between 0 and 100),
    check (num_nulls(due_local, due_zone, due_at) in (0, 3)),
    primary key (organization_id, lesson_id, person_id),
    foreign key (organization_id, lesson_id) references lesson on delete cascade,
    foreign key (organization_id, person_id) references membership on delete cascade
);

-- An attempt is known to the server. Untimed work begins with the first answer, timed by request.
create table attempt (
    organization_id opaque_id not null,
    lesson_id       opaque_id not null,
    person_id       opaque_id not null,
    number          integer not null check (number >= 1),
    seed            bigint not null,
    started_at      timestamptz not null,
    ends_at         timestamptz,
    handed_in_at    timestamptz,
    primary key (organization_id, lesson_id, person_id, number),
    foreign key (organization_id, lesson_id) references lesson on delete cascade
);
create index attempt_by_person on attempt (person_id, organization_id);

-- Files: bytes are content-addressed in the file store; this row is the reference of one organization.
create table attachment (
    organization_id opaque_id not null,
    id              opaque_id not null,
    course_id       opaque_id not null,
    name            text not null check (length(name) between 1 and 255),
    media_type      text not null,
    bytes           bigint not null,
    sha256          bytea not null,
    added_at        timestamptz not null,
    added_by        opaque_id references person on delete set null,
    removed_at      timestamptz,                     -- fetched by nobody any more; gone 30 days later
    primary key (organization_id, id),
    foreign key (organization_id, course_id) references course on delete cascade
);
create index attachment_by_course on attachment (organization_id, course_id);
create index attachment_by_content on attachment (organization_id, sha256);

-- Projections: derived from the document feed, can be thrown away and made anew -------------------

create table projection_position (
    organization_id opaque_id not null references organization on delete cascade,
    projection      text not null,
    position        text not null,
    primary key (organization_id, projection)
);

-- Relational changes after which cells must be computed again (due date, extension, new version).
create table projection_request (
    organization_id opaque_id not null references organization on delete cascade,
    lesson_id       opaque_id not null,
    person_id       opaque_id,                       -- null: everybody in the lesson
    id              bigint generated always as identity,
    primary key (organization_id, id)
);

-- The answer that counts, per learner, attempt and question.
create table answer_mark (
    organization_id opaque_id not null,
    lesson_id       opaque_id not null,
    person_id       opaque_id not null,
    attempt         integer not null,
    question_id     opaque_id not null,
    answer_id       text not null,
    version         integer not null,                -- the version answered
    marked_with     integer not null,                -- the version whose key marked it
    response        text not null,                   -- JSON
    points          numeric(9, 2),                   -- null: waits for a teacher
    points_max      numeric(9, 2) not null,
    late            boolean not null,
    counted         boolean not null,                -- brings points
    answers         integer not null,                -- how many were received, this one included
    devices         integer not null,
    received_at     timestamptz not null,
    primary key (organization_id, lesson_id, person_id, attempt, question_id),
    foreign key (organization_id, lesson_id) references lesson on delete cascade
) with (fillfactor = 80);                           -- room for what changes to stay on its page
create index answer_mark_by_question on answer_mark (question_id, organization_id);

-- One cell of the grid: the learner's current attempt.
create table progress (
    organization_id opaque_id not null,
    lesson_id       opaque_id not null,
    person_id       opaque_id not null,
    attempt         integer not null,
    questions       integer not null,                -- in the published version
    answered        integer not null,
    waiting         integer not null,                -- for a teacher
    points          numeric(9, 2) not null,
    points_max      numeric(9, 2) not null,
    late            integer not null,
    last_answer_at  timestamptz,
    primary key (organization_id, lesson_id, person_id),
    foreign key (organization_id, lesson_id) references lesson on delete cascade
) with (fillfactor = 80);
create index progress_by_person on progress (person_id, organization_id);

-- A lesson without questions is done when it was read to its end.
create table reading (
    organization_id opaque_id not null,
    lesson_id       opaque_id not null,
    person_id       opaque_id not null,
    opened_at       timestamptz not null,            -- last
    read_at         timestamptz,                     -- reached the end
    primary key (organization_id, lesson_id, person_id),
    foreign key (organization_id, lesson_id) references lesson on delete cascade
);

-- What was done by whom ---------------------------------------------------------------------------

create table audit (
    id              opaque_id primary key,
    organization_id opaque_id,                       -- null: the installation
    at              timestamptz not null,
    person_id       opaque_id,
    act             text not null,
    subject         text not null,
    detail          text not null default ''
);
create index audit_by_organization on audit (organization_id, id);
