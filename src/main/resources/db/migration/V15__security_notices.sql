-- The devices from which an account has signed in. A sign-in from another one is told to the owner.
create table known_device (
    id          bigint      generated always as identity primary key,
    account_id  uuid        not null references account on delete cascade,
    fingerprint bytea       not null,
    seen_at     timestamptz not null,
    unique (account_id, fingerprint)
);

comment on column known_device.fingerprint is 'SHA-256 of the account, the name of the device and its network';
comment on column known_device.seen_at is 'the last sign-in';

-- The API keys about which a notice was stored, so that it is stored once.
create table api_key_notice (
    api_key_id bigint      not null references api_key on delete cascade,
    kind       text        not null,
    about      timestamptz not null,
    primary key (api_key_id, kind)
);

comment on column api_key_notice.kind is 'ends-30, ends-7 or ends-1 with the days before the end; unused';
comment on column api_key_notice.about is 'the end, or the last use, of the key at that time';

alter table mail add column details text;

comment on column mail.details is 'values for the template, as a JSON object; null for none';

insert into schema_compatibility (version, serves_from, release) values (15, 6, '0.1.0');
