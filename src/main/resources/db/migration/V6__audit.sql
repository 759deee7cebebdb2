-- Who did what, when and from where: each row is written in the transaction of what it tells of, and outlives its account.
create table audit_event (
    id              bigint      generated always as identity primary key,
    account_id      uuid,
    at              timestamptz not null,
    action          text        not null,
    credential_kind text,
    credential_id   text,
    target          text,
    address         text        not null,
    user_agent      text        constraint audit_event_user_agent_bounded check (length(user_agent) <= 255),
    request_id      text        constraint audit_event_request_id_bounded check (length(request_id) <= 128)
);

comment on column audit_event.account_id is 'whose account it concerns, which may be gone; null when no account is known';
comment on column audit_event.credential_kind is 'what was presented: session, api-key or account-key; null where none was asked for';
comment on column audit_event.credential_id is 'the id of that session or API key, null for the account key; never a token';
comment on column audit_event.target is 'the id of the session, API key or machine that it was done to, or the name of the limit';
comment on column audit_event.user_agent is 'what the client called itself';

create index audit_event_of_account on audit_event (account_id, id desc);
create index audit_event_by_time on audit_event using brin (at);

-- Rows are added and read; nothing changes or removes one but forget_audit_events.

create function keep_audit_events() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' and current_setting('keyfolio.forgetting', true) = 'audit_event' then
        return null;
    end if;
    raise exception 'audit_event is append-only' using errcode = 'insufficient_privilege';
end $$;

create trigger audit_event_kept before update or delete or truncate on audit_event
    for each statement execute function keep_audit_events();

-- Removes the oldest events, some at a time and from one transaction at a time; never those of the last day.
create function forget_audit_events(older_than timestamptz, most integer) returns integer
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    forgotten integer;
begin
    if not pg_try_advisory_xact_lock(hashtext('keyfolio.forget_audit_events')) then
        return 0;
    end if;
    perform set_config('keyfolio.forgetting', 'audit_event', true);
    delete from audit_event where id in (
        select id from audit_event where at < least(older_than, now() - interval '1 day') order by id limit most
    );
    get diagnostics forgotten = row_count;
    perform set_config('keyfolio.forgetting', '', true);
    return forgotten;
end $$;

revoke execute on function forget_audit_events(timestamptz, integer) from public;

-- Gives a role that does not own the schema what the service needs to serve, and of audit_event no more than that.
create function grant_service(service name) returns void language plpgsql as $$
begin
    execute format('grant usage on schema public to %I', service);
    execute format('grant select, insert, update, delete on all tables in schema public to %I', service);
    execute format('alter default privileges in schema public grant select, insert, update, delete on tables to %I',
                   service);
    execute format('grant select, update on sequence api_key_id_seq to %I', service);
    execute format('revoke insert, update, delete, truncate on flyway_schema_history from %I', service);
    execute format('revoke update, delete, truncate on audit_event from %I', service);
    execute format('grant execute on function forget_audit_events(timestamptz, integer) to %I', service);
end $$;

revoke execute on function grant_service(name) from public;
