-- Letters on their way out. A row is written in the transaction that causes the letter, and stays until
-- it is swept, so that an operator sees what became of it. Letters are the installation's, like persons:
-- one person may get them from several organizations, by one mail server.

create table mail (
    id              text collate "C" primary key,  -- the Message-ID before the @: the same however often it is tried
    token           text not null unique,          -- cannot be guessed: names the letter in the envelope and in links
    written_at      timestamptz not null,
    site            text not null,                 -- how people reached us then
    sender          text not null,
    sender_name     text not null,
    recipient       text not null,
    recipient_name  text not null,
    subject         text not null,
    plain           text not null,                 -- both emptied when the letter is handed over: they let somebody in
    html            text not null,
    bulk            boolean not null,              -- nobody's own doing caused it: one may unsubscribe
    state           text not null default 'waiting'
                    check (state in ('waiting', 'handed-over', 'kept', 'given-up', 'refused-address', 'unsubscribed')),
    attempts        integer not null default 0,    -- that the server has answered
    due_at          timestamptz not null,
    lease           text,                          -- who is at it, by the database's clock
    leased_until    timestamptz,
    -- From before the text goes to the server until its answer is recorded. A process that dies in between
    -- leaves it true, and nobody can say whether the letter went.
    unsure          boolean not null default false,
    begun_at        timestamptz,                   -- when that was last so, by the database's clock
    maybe_twice     integer not null default 0,    -- how often it was sent again while that was so
    said            text not null default '',      -- what the server answered last
    ended_at        timestamptz
);
create index mail_due on mail (due_at) where state = 'waiting';
create index mail_of_recipient on mail (recipient);
create index mail_ended on mail (ended_at) where ended_at is not null;

-- What is known of an address.
create table mail_address (
    address         text primary key,
    refused_at      timestamptz,                   -- its server says that nobody is there: nothing is sent
    refused_why     text not null default '',
    unsubscribed_at timestamptz                    -- no bulk letters
);

-- How the mail server is, for pages of other processes.
create table mail_server (
    only_one   boolean primary key default true check (only_one),
    reached_at timestamptz,
    away_since timestamptz,
    said       text not null default ''
);
insert into mail_server default values;
