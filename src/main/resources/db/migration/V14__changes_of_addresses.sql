-- The new e-mail addresses that accounts wish for. An address takes effect when its owner has proved to receive mail at it.
create table email_change (
    account_id   uuid        primary key references account on delete cascade,
    email        text        not null,
    email_key    text        not null,
    requested_at timestamptz not null
);

comment on column email_change.email_key is 'the mailbox, in the form of account.email_key';

-- The addresses that accounts gave up. For a week, a link in a mail to the address restores it, and no other account can take it.
create table email_undo (
    id         bigint      generated always as identity primary key,
    account_id uuid        not null references account on delete cascade,
    email      text        not null,
    email_key  text        not null,
    changed_at timestamptz not null,
    expires_at timestamptz not null,
    unique (account_id, email_key)
);

create index email_undo_of_address on email_undo (email_key);
create index email_undo_by_end on email_undo (expires_at);

insert into schema_compatibility (version, serves_from, release) values (14, 6, '0.1.0');
