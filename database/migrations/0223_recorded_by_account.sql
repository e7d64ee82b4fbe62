-- What is recorded about somebody who works here is shown to them: lines of the audit trail have to be found by account.
create index audit_log_by_actor on audit_log (jurisdiction_id, actor_id, id) where actor_id is not null;
create index audit_log_of_account on audit_log (jurisdiction_id, subject, id) where starts_with(action, 'people.');
