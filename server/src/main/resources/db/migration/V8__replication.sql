-- What replication needs beside the winners in table document, empty in ordinary life.

-- Leaves of a document's revision tree that lose against the row in document. Only replication
-- brings them: two places that each changed the document.
create table document_leaf (
    organization_id text collate "C" not null,
    id              text collate "C" not null,
    revision        text collate "C" not null,
    deleted         boolean not null,
    ancestry        text[] not null,               -- earlier revisions, newest first
    body            text not null,
    primary key (organization_id, id, revision)
);

create trigger document_leaf_durability before insert or update or delete on document_leaf
   for each statement execute function demand_durability();

-- What is no document: checkpoints of replications, never replicated themselves.
create table document_local (
    organization_id text collate "C" not null,
    id              text collate "C" not null,
    body            text not null,
    primary key (organization_id, id)
);

-- What is known of the second store (C7_REPLICA_URL), written by whoever follows: how far it has
-- come with each organization. Receipts count it as a copy; the alarm looks whether it moves.
create table replica_progress (
    organization_id text collate "C" primary key,
    replica         text not null,                 -- which store: its address without the password
    place           text not null,                 -- in main's feed, as its checkpoint says it
    epoch           text not null,                 -- transaction and sequence mean something in it
    transaction     xid8 not null,                 -- everything up to here is in the second store,
    sequence        bigint not null,               -- where main is the PostgreSQL
    complete_at     timestamptz,                   -- it had all that was written before
    moved_at        timestamptz not null           -- last seen to work
);

-- What the second store does not keep: behind the place, and no copy.
create table replica_refusal (
    organization_id text collate "C" not null,
    id              text collate "C" not null,
    why             text not null,
    primary key (organization_id, id)
);

-- Where the installation keeps its documents, and whether they may be written just now. Every
-- process that writes looks here; one that is to stop gives its lock back (see WriteGate).
create table document_home (
    only_one boolean primary key default true check (only_one),
    store    text,                                 -- a setting's name; null: as C7_DOCUMENTS_URL says
    closed   boolean not null default false
);
insert into document_home default values;

-- Documents with more revisions than are remembered: of the earliest not even the names are kept.
create index document_cut on document (organization_id) where cardinality(ancestry) >= 1000;
