-- Documents of all organizations, for the PostgreSQL back end: see classroom7.documents.
-- The row is the winning revision. Its ancestry is kept so that two stores can compare revisions;
-- losing leaves of a conflict, which only replication can bring, will be rows of a table beside it.
-- There is no foreign key to organization: it would take a shared lock on one row for every answer.

create sequence document_sequence cache 64;

create table document (
    organization_id text collate "C" not null,
    id              text collate "C" not null,
    revision        text collate "C" not null,        -- 'generation-32 hexadecimal digits'
    deleted         boolean not null default false,    -- a tombstone: body is '{}'
    ancestry        text[] not null default '{}',      -- earlier revisions, newest first
    transaction     xid8 not null default pg_current_xact_id(),
    sequence        bigint not null default nextval('document_sequence'),
    body            text not null,                     -- JSON as it was sent, to the letter
    primary key (organization_id, id)
) with (autovacuum_analyze_scale_factor = 0.5);        -- its rows are wide, and all of one shape

-- The id of an answer names one answer of a learner, whatever lesson, attempt or question it is
-- sent for: answer:{lesson}:{learner}:{attempt}:{question}:{answer id}. A new answer goes to the
-- end of the index, because the ids that devices make begin with the time.
create unique index document_answer
    on document (organization_id, split_part(id, ':', 6), split_part(id, ':', 3))
 where id like 'answer:%:%:%:%:%';

-- The change feed. A reader takes only transactions older than every one still under way, so
-- nothing can appear behind a place that was handed out, however many write at once.
create index document_feed on document (organization_id, transaction, sequence);

-- Whoever switches durability off while we run gets no document more, in the statement itself:
-- a look from outside, however often, would acknowledge what was written between two looks.
create function demand_durability() returns trigger language plpgsql as $$
begin
    if 'off' in (current_setting('fsync'), current_setting('full_page_writes'),
                 current_setting('synchronous_commit')) then
        raise exception 'a commit would not survive a crash: fsync, full_page_writes and synchronous_commit must be on'
              using errcode = 'C7D01';
    end if;
    return null;
end $$;

create trigger document_durability before insert or update or delete on document
   for each statement execute function demand_durability();
