-- Finds the events of an account that have one action. Without it a question for a rare one reads all events of the account.
create index audit_event_of_account_by_action on audit_event (account_id, action, id desc);

insert into schema_compatibility (version, serves_from, release) values (10, 6, '0.1.0');
