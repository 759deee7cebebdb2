alter table account add column agents integer not null default 0
    constraint account_agents_counted check (agents >= 0);

comment on column account.agents is 'how many rows of agent the account has: the bound is checked on it';

create table agent (
    id               uuid             primary key,
    account_id       uuid             not null references account on delete cascade,
    name             text             not null,
    description      text,
    os               text             not null,
    arch             text             not null,
    version          text             not null,
    hostname         text             not null,
    metadata         text             not null,
    ip_address       text             not null,
    registered_at    timestamptz      not null,
    connection_id    uuid,
    lease_until      timestamptz,
    last_active      timestamptz      not null,
    cpu_percent      double precision,
    memory_percent   double precision,
    disk_percent     double precision,
    network_rx_bytes bigint,
    network_tx_bytes bigint,
    uptime           bigint
) with (fillfactor = 50); -- heartbeats rewrite rows in place

comment on column agent.metadata is 'a JSON object, as the agent sent it';
comment on column agent.connection_id is 'the connection that holds the agent; null once it has closed';
comment on column agent.lease_until is 'until when the agent counts as online without another heartbeat';

create index agent_of_account on agent (account_id, registered_at, id);

-- What ends is told to every replica in the transaction that ends it (channel keyfolio_changes).

create function tell_account_key_ended() returns trigger language plpgsql as $$
begin
    perform pg_notify('keyfolio_changes', 'account-key ' || old.id);
    return null;
end $$;

create trigger account_key_replaced after update of key_digest on account
    for each row when (old.key_digest is distinct from new.key_digest) execute function tell_account_key_ended();
create trigger account_deleted after delete on account
    for each row execute function tell_account_key_ended();

create function tell_api_key_ended() returns trigger language plpgsql as $$
begin
    perform pg_notify('keyfolio_changes', 'api-key ' || old.id || ' ' || old.account_id);
    return null;
end $$;

create trigger api_key_changed after update of digest, abilities, expires_at on api_key
    for each row execute function tell_api_key_ended();
create trigger api_key_deleted after delete on api_key
    for each row execute function tell_api_key_ended();

create function tell_agent_moved() returns trigger language plpgsql as $$
begin
    perform pg_notify('keyfolio_changes', 'agent ' || old.id);
    return null;
end $$;

create trigger agent_taken_over after update of connection_id on agent
    for each row when (old.connection_id <> new.connection_id) execute function tell_agent_moved();
create trigger agent_deleted after delete on agent
    for each row execute function tell_agent_moved();
