-- Sealing an account API key anew changes nothing that anybody holds in memory: the key is the same, and so is its digest.

create or replace trigger account_changed after update on account
    for each row when (
        (old.username, old.email, old.name, old.avatar_url, old.timezone, old.language, old.theme,
         old.key_digest, old.created_at)
        is distinct from
        (new.username, new.email, new.name, new.avatar_url, new.timezone, new.language, new.theme,
         new.key_digest, new.created_at)
    ) execute function tell_account_changed();

create table sanctum_import (
    source      bytea       primary key,
    account_id  uuid        not null,
    imported_at timestamptz not null
);

comment on table sanctum_import is 'who was taken over from Laravel Sanctum, so that nobody is taken over twice';
comment on column sanctum_import.source is 'SHA-256 of the user''s id and e-mail address there';
comment on column sanctum_import.account_id is 'the account made of them, which may be gone since: no reference';
