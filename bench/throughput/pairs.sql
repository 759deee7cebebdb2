-- The statements of the service that create and delete a key, for pgbench.
\set account random(1, :accounts)
begin;
update account set api_keys = api_keys + 1 where id = md5(:account::text)::uuid and api_keys < 100;
insert into api_key (abilities, account_id, created_at, digest, expires_at, name)
    values ('{*}', md5(:account::text)::uuid, now(), sha256('bench'), null, 'bench') returning id \gset
commit;
begin;
delete from api_key where id = :id and account_id = md5(:account::text)::uuid;
update account set api_keys = api_keys - 1 where id = md5(:account::text)::uuid;
commit;
