-- What replicas hold in memory of an account is told to be out of date in the transaction that changes it. Each message
-- ends with the milliseconds since 1970 at which its statement began, so that the way to the replicas can be measured.

create function told_at() returns text language sql stable as $$
    select (extract(epoch from statement_timestamp()) * 1000)::bigint::text
$$;

create or replace function tell_account_key_ended() returns trigger language plpgsql as $$
begin
    perform pg_notify('keyfolio_changes', 'account-key ' || old.id || ' ' || told_at());
    return null;
end $$;

create or replace function tell_api_key_ended() returns trigger language plpgsql as $$
begin
    perform pg_notify('keyfolio_changes', 'api-key ' || old.id || ' ' || old.account_id || ' ' || told_at());
    return null;
end $$;

create or replace function tell_agent_moved() returns trigger language plpgsql as $$
begin
    perform pg_notify('keyfolio_changes', 'agent ' || old.id || ' ' || told_at());
    return null;
end $$;

create function tell_account_changed() returns trigger language plpgsql as $$
begin
    perform pg_notify('keyfolio_changes', 'account ' || old.id || ' ' || told_at());
    return null;
end $$;

-- Not the counts of what it has, which change with each new key and machine; nor its password, which nobody holds.
create trigger account_changed after update on account
    for each row when (
        (old.username, old.email, old.name, old.avatar_url, old.timezone, old.language, old.theme,
         old.key_digest, old.key_sealed, old.key_sealed_by, old.created_at)
        is distinct from
        (new.username, new.email, new.name, new.avatar_url, new.timezone, new.language, new.theme,
         new.key_digest, new.key_sealed, new.key_sealed_by, new.created_at)
    ) execute function tell_account_changed();

create function tell_session_ended() returns trigger language plpgsql as $$
begin
    perform pg_notify('keyfolio_changes', 'account ' || old.account_id || ' ' || told_at());
    return null;
end $$;

create trigger session_changed after update on session
    for each row execute function tell_session_ended();
create trigger session_ended after delete on session
    for each row execute function tell_session_ended();
