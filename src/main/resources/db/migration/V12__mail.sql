-- What is to be sent by mail. The transaction of the reason inserts a row; the worker of some replica claims it for some minutes,
-- sends it and sets its outcome.
create table mail (
    id            bigint      generated always as identity primary key,
    kind          text        not null,
    account_id    uuid        references account on delete cascade,
    recipient     text        not null,
    recipient_key text        not null,
    requested_from text,
    created_at    timestamptz not null,
    due_at        timestamptz not null,
    attempts      integer     not null default 0,
    ended_at      timestamptz,
    outcome       text        constraint mail_outcome_known check (outcome in ('sent', 'dropped', 'dead')),
    failure       text,
    constraint mail_outcome_at_the_end check ((ended_at is null) = (outcome is null))
);

comment on column mail.account_id is 'null until the worker has found the account: a request for a mail looks nothing up';
comment on column mail.recipient is 'the address as it was given';
comment on column mail.recipient_key is 'the address without case';
comment on column mail.requested_from is 'the client''s address, of a mail that somebody asked for';
comment on column mail.due_at is 'the next attempt; during an attempt, the time at which another worker may claim the row';
comment on column mail.outcome is 'dropped: there was nothing to send; dead: no further attempt is made';

create index mail_due on mail (due_at) where ended_at is null;
create index mail_of_recipient on mail (recipient_key, created_at);
create index mail_ended on mail (ended_at) where ended_at is not null;

-- The tokens in links. Each attempt to send a mail makes one, so that no secret is stored.
create table mail_token (
    digest     bytea       primary key,
    kind       text        not null,
    account_id uuid        not null references account on delete cascade,
    mail_id    bigint      not null,
    email_key  text        not null,
    expires_at timestamptz not null
);

comment on column mail_token.digest is 'SHA-256 of the token';
comment on column mail_token.email_key is 'the address that the mail was sent to, without case';

create index mail_token_of_account on mail_token (account_id, kind, mail_id);
create index mail_token_expired on mail_token (expires_at);

alter table account add column email_verified_at timestamptz;

comment on column account.email_verified_at is 'when its owner proved to receive mail at the address; null if never';

insert into schema_compatibility (version, serves_from, release) values (12, 6, '0.1.0');
