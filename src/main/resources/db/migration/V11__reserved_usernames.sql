-- Usernames that an account gave up. For a while, no other account can take them: services behind a gateway know users by name.
create table reserved_username (
    username_key   text        primary key,
    account_id     uuid        not null,
    reserved_until timestamptz not null
);

comment on column reserved_username.username_key is 'the username without case, as in account';
comment on column reserved_username.account_id is 'the account that gave it up and can take it back; it may be deleted';

create index reserved_username_by_end on reserved_username (reserved_until);

insert into schema_compatibility (version, serves_from, release) values (11, 6, '0.1.0');
