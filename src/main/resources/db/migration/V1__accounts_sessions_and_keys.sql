create table account (
    id            uuid        primary key,
    username      text        not null,
    username_key  text        not null constraint account_username_unique unique,
    email         text        not null,
    email_key     text        not null constraint account_email_unique unique,
    name          text        not null,
    password_hash text        not null,
    avatar_url    text,
    key_digest    bytea       not null constraint account_key_unique unique,
    key_sealed    bytea       not null,
    key_sealed_by text        not null,
    api_keys      integer     not null default 0 constraint account_api_keys_counted check (api_keys >= 0),
    timezone      text        not null default 'UTC',
    language      text        not null default 'en',
    theme         text        not null default 'dark' constraint account_theme_known check (theme in ('light', 'dark')),
    created_at    timestamptz not null
);

comment on column account.username_key is 'the username without case';
comment on column account.email_key is 'the e-mail address without case';
comment on column account.key_digest is 'SHA-256 of the whole account API key';
comment on column account.key_sealed is 'nonce, AES-256-GCM cipher text and tag; the account''s id is authenticated with it';
comment on column account.key_sealed_by is 'the id of the sealing key';
comment on column account.api_keys is 'how many rows of api_key the account has: the bound is checked on it';

create table session (
    id         uuid        primary key,
    account_id uuid        not null references account on delete cascade,
    created_at timestamptz not null,
    expires_at timestamptz not null
);

create index session_of_account on session (account_id);

create table api_key (
    id           bigint      generated always as identity primary key,
    account_id   uuid        not null references account on delete cascade,
    name         text        not null,
    digest       bytea       not null,
    abilities    text[]      not null,
    created_at   timestamptz not null,
    expires_at   timestamptz,
    last_used_at timestamptz
);

comment on column api_key.digest is 'SHA-256 of the part of the token after the bar';

create index api_key_of_account on api_key (account_id, id);
