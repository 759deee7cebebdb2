-- Each version of the schema records which releases can serve on it; a release compares that with the version it was built with.
create table schema_compatibility (
    version     integer primary key,
    serves_from integer not null constraint schema_compatibility_within check (serves_from <= version),
    release     text    not null
);

comment on table schema_compatibility is 'which releases can serve on which version of the schema';
comment on column schema_compatibility.version is 'the version of the migration that inserted the row';
comment on column schema_compatibility.serves_from is
    'the latest migration of the oldest release that can serve on this version';
comment on column schema_compatibility.release is 'the first release that has the migration';

insert into schema_compatibility (version, serves_from, release) values (7, 6, '0.1.0');

-- Default privileges of an earlier grant_service cover new tables; this one is the owner's to write.
do $$
declare
    service name;
begin
    for service in
        select distinct role.rolname
        from pg_class owned
        cross join lateral aclexplode(owned.relacl) granted
        join pg_roles role on role.oid = granted.grantee
        where owned.oid = 'schema_compatibility'::regclass and granted.grantee <> owned.relowner
    loop
        execute format('revoke insert, update, delete, truncate on schema_compatibility from %I', service);
    end loop;
end $$;
