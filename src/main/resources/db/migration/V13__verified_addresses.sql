-- What replicas hold in memory of an account now says whether its address was verified.

create or replace trigger account_changed after update on account
    for each row when (
        (old.username, old.email, old.name, old.avatar_url, old.timezone, old.language, old.theme,
         old.key_digest, old.created_at, old.email_verified_at)
        is distinct from
        (new.username, new.email, new.name, new.avatar_url, new.timezone, new.language, new.theme,
         new.key_digest, new.created_at, new.email_verified_at)
    ) execute function tell_account_changed();

insert into schema_compatibility (version, serves_from, release) values (13, 6, '0.1.0');
