-- Names the form of the text that each password hash was made of. Hashes up to here were made of NFKC; PHP made those that
-- begin with $2y$, of the bytes as they were sent.
alter table account add column password_form text not null default 'NFKC'
    constraint account_password_form_known check (password_form in ('NFKC', 'NFC', 'RAW'));
alter table account add column password_forms_named integer not null default 0;

comment on column account.password_form is 'the form of the text that password_hash was made of: NFKC, NFC, or RAW bytes';
comment on column account.password_forms_named is
    'how many hashes were stored together with their form: an older release stores a hash and does not count';

update account set password_form = 'RAW' where password_hash like '$2y$%';

-- A release up to V8 knows no forms: its hashes are of NFKC, and those that it imports are PHP's.
create function name_password_form() returns trigger language plpgsql as $$
begin
    new.password_form := case when new.password_hash like '$2y$%' then 'RAW' else 'NFKC' end;
    return new;
end $$;

create trigger account_password_form_of_imports before insert on account
    for each row when (new.password_forms_named = 0) execute function name_password_form();

create trigger account_password_form before update of password_hash on account
    for each row when (
        new.password_hash is distinct from old.password_hash
        and new.password_forms_named = old.password_forms_named
    ) execute function name_password_form();

insert into schema_compatibility (version, serves_from, release) values (9, 6, '0.1.0');
