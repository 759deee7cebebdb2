-- The functions of V6 named the schema public. They work in the schema that they are in, and are safe to execute for all roles:
-- a database that was restored without privileges lets PUBLIC execute its functions.

-- Removes the oldest events, some at a time and from one transaction at a time; never those of the last day.
create or replace function forget_audit_events(older_than timestamptz, most integer) returns integer
    language plpgsql security definer as $$
declare
    caller    name := coalesce(nullif(current_setting('role'), 'none'), session_user);
    forgotten integer;
begin
    if not has_table_privilege(caller, 'audit_event', 'insert') then
        raise exception 'forget_audit_events is for roles that may insert into audit_event'
            using errcode = 'insufficient_privilege';
    end if;
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

-- Gives a role that does not own the schema what the service needs to serve, and takes from PUBLIC what a restore gave it.
create or replace function grant_service(service name) returns void language plpgsql as $$
declare
    home name := current_schema();
begin
    execute format('grant usage on schema %I to %I', home, service);
    execute format('grant select, insert, update, delete on all tables in schema %I to %I', home, service);
    execute format('alter default privileges in schema %I grant select, insert, update, delete on tables to %I',
                   home, service);
    execute format('grant select, update on sequence api_key_id_seq to %I', service);
    execute format('revoke insert, update, delete, truncate on flyway_schema_history, schema_compatibility from %I',
                   service);
    execute format('revoke update, delete, truncate on audit_event from %I', service);
    revoke execute on function forget_audit_events(timestamptz, integer), grant_service(name) from public;
    execute format('grant execute on function forget_audit_events(timestamptz, integer) to %I', service);
end $$;

do $$
begin
    execute format('alter function forget_audit_events(timestamptz, integer) set search_path = pg_catalog, %I, pg_temp',
                   current_schema());
    execute format('alter function grant_service(name) set search_path = %I, pg_temp', current_schema());
end $$;

revoke execute on function forget_audit_events(timestamptz, integer), grant_service(name) from public;

insert into schema_compatibility (version, serves_from, release) values (8, 6, '0.1.0');
