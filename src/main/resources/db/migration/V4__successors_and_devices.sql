-- Keys that can be told apart and replaced without haste; sessions that say where they were begun.

alter table api_key
    add column token_end    text,
    add column last_used_ip text,
    add column replaced_by  bigint constraint api_key_one_predecessor unique references api_key on delete cascade;

comment on column api_key.token_end is 'the last four characters of the token; null for keys made before they were kept';
comment on column api_key.last_used_ip is 'where the last use came from';
comment on column api_key.replaced_by is 'the key that took this one''s place, which ends soon; null for all others';
comment on column account.api_keys is
    'how many rows of api_key the account has that nothing has replaced: the bound is checked on it';

alter table session
    add column signed_in_at timestamptz,
    add column last_seen_at timestamptz,
    add column user_agent   text,
    add column address      text;

comment on column session.created_at is 'when its token was issued: a refresh issues another';
comment on column session.signed_in_at is 'when somebody signed in, however often it was refreshed since; null: created_at';
comment on column session.last_seen_at is 'when its token was last used, some seconds late; null: not yet';
comment on column session.user_agent is 'what the client called itself, cut to a bound';
comment on column session.address is 'the client''s address';

-- When a session was seen changes nothing that anybody holds of it.
drop trigger session_changed on session;
create trigger session_changed after update of account_id, created_at, expires_at on session
    for each row execute function tell_session_ended();

-- Batches of uses and of heartbeats lock rows in the order of their ids. What goes with an account is locked in that order
-- first, so that neither waits for the other in a ring.
create function lock_what_goes_along() returns trigger language plpgsql as $$
begin
    perform 1 from api_key where account_id = old.id order by id for update;
    perform 1 from agent where account_id = old.id order by id for update;
    return old;
end $$;

create trigger account_going before delete on account
    for each row execute function lock_what_goes_along();

-- What has ended is cleaned up by its end.
create index api_key_by_end on api_key (expires_at) where expires_at is not null;
create index session_by_end on session (expires_at);
