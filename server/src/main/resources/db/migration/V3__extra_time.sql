-- Time given to attempts that had begun, so that it can be taken back: a row for each attempt of a gift.
create table extra_time (
    organization_id opaque_id not null,
    id              opaque_id not null,              -- the gift: to one learner or to all at work
    lesson_id       opaque_id not null,
    person_id       opaque_id not null,
    number          integer not null,
    minutes         integer not null,
    added           interval not null,               -- what it moved the end by: more, if it was past
    given_by        opaque_id references person on delete set null,
    given_at        timestamptz not null,
    primary key (organization_id, id, person_id),
    foreign key (organization_id, lesson_id, person_id, number) references attempt on delete cascade
);
create index extra_time_by_lesson on extra_time (organization_id, lesson_id, person_id);
