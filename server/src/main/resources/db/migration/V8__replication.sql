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
