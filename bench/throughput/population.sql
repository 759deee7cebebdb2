-- Loads accounts and their keys in bulk, for psql. The ids of accounts are scattered like random ones. The table "used" contains the
-- digests of the keys whose tokens are used. No token matches the digest of another key.
set session_replication_role = replica; -- skips the check of foreign keys: each account exists

insert into account (id, username, username_key, email, email_key, name, password_hash, key_digest, key_sealed,
        key_sealed_by, api_keys, created_at)
    select md5(n::text)::uuid, 'account' || n, 'account' || n, 'a' || n || '@example.com', 'a' || n || '@example.com',
        'account' || n, 'none', sha256(int8send(n)), '', 'none', :keys_per_account, now()
    from generate_series(1, :accounts::bigint) n;

insert into api_key (id, account_id, name, digest, abilities, created_at)
    overriding system value
    select n, md5(((n - 1) / :keys_per_account + 1)::text)::uuid, 'key ' || n, coalesce(digest, sha256(int8send(n))),
        '{*}', now()
    from generate_series(1, :accounts::bigint * :keys_per_account) n left join used on id = n;

select setval(pg_get_serial_sequence('api_key', 'id'), max(id)) from api_key \g (format=unaligned) /dev/null
vacuum (analyze) account, api_key;
checkpoint;
