-- What was changed a moment ago, for processes that keep in memory what they have read: see
-- platform.database.Touches. A subject is the id of an organization, a course, a lesson or a person,
-- or of a person in a lesson: whatever was read of it may be another now. Written by triggers in the transaction of the change,
-- so that nothing that changes these tables can forget it; swept after a minute.
-- Answers touch nothing here: the change feed tells of them.

create table touch (
    organization_id text collate "C" not null,
    transaction     xid8 not null default pg_current_xact_id(),
    subject         text collate "C" not null,
    primary key (organization_id, transaction, subject)
);
create index touch_by_transaction on touch (transaction);

create function touch(organization text, subject text) returns void language sql as $$
    insert into touch (organization_id, subject) values (organization, subject)
    on conflict do nothing
$$;

create function touch_organization() returns trigger language plpgsql as $$
begin
    perform touch(old.id, old.id);
    return null;
end $$;
create trigger touch after update or delete on organization
    for each row execute function touch_organization();

create function touch_person() returns trigger language plpgsql as $$
begin
    if tg_op <> 'INSERT' then
        perform touch(old.organization_id, old.person_id);
    end if;
    if tg_op <> 'DELETE' then
        perform touch(new.organization_id, new.person_id);
    end if;
    return null;
end $$;
create trigger touch after insert or update or delete on membership
    for each row execute function touch_person();
create trigger touch after insert or update or delete on enrolment
    for each row execute function touch_person();

-- What is one person's in one lesson: '{lesson}:{person}'.
create function touch_work() returns trigger language plpgsql as $$
begin
    if tg_op <> 'INSERT' then
        perform touch(old.organization_id, old.lesson_id || ':' || old.person_id);
    end if;
    if tg_op <> 'DELETE' then
        perform touch(new.organization_id, new.lesson_id || ':' || new.person_id);
    end if;
    return null;
end $$;
create trigger touch after insert or update or delete on extension
    for each row execute function touch_work();
create trigger touch after insert or update or delete on attempt
    for each row execute function touch_work();

create function touch_course() returns trigger language plpgsql as $$
begin
    perform touch(old.organization_id, old.id);
    return null;
end $$;
create trigger touch after update or delete on course
    for each row execute function touch_course();

create function touch_course_of() returns trigger language plpgsql as $$
begin
    if tg_op <> 'INSERT' then
        perform touch(old.organization_id, old.course_id);
    end if;
    if tg_op <> 'DELETE' then
        perform touch(new.organization_id, new.course_id);
    end if;
    return null;
end $$;
create trigger touch after insert or update or delete on unit
    for each row execute function touch_course_of();
create trigger touch after insert or delete on lesson
    for each row execute function touch_course_of();

-- A draft saves itself every few seconds and changes nothing for who reads.
create function touch_course_of_lesson() returns trigger language plpgsql as $$
declare
    before lesson := old;
begin
    before.draft := new.draft;
    before.draft_changed_at := new.draft_changed_at;
    before.draft_changed_by := new.draft_changed_by;
    before.draft_revision := new.draft_revision;
    if before is distinct from new then
        perform touch(old.organization_id, old.course_id);
        perform touch(new.organization_id, new.course_id);
    end if;
    return null;
end $$;
create trigger touch_changed after update on lesson
    for each row execute function touch_course_of_lesson();

create function touch_lesson() returns trigger language plpgsql as $$
begin
    if tg_op <> 'INSERT' then
        perform touch(old.organization_id, old.lesson_id);
    end if;
    if tg_op <> 'DELETE' then
        perform touch(new.organization_id, new.lesson_id);
    end if;
    return null;
end $$;
create trigger touch after insert or update or delete on question
    for each row execute function touch_lesson();
create trigger touch after update or delete on lesson_version
    for each row execute function touch_lesson();
