-- the extension
create extension if not exists citus;

-- what opens a transaction (SET LOCAL) reaches the servers, and a policy there may ask for the case beside
alter role linli_app set citus.propagate_set_commands = 'local';
alter role linli_app set citus.allow_nested_distributed_execution = on;

-- functions that policies and conditions ask on every server
select create_distributed_function('linli.account()');
select create_distributed_function('linli.jurisdiction()');
select create_distributed_function('linli.organisations()');
select create_distributed_function('linli.scopes()');
select create_distributed_function('linli.sees_all()');
select create_distributed_function('linli.sees_case(uuid,uuid)');
select create_distributed_function('linli.uuid_floor(timestamp with time zone)');

-- tables without a jurisdiction that tenant tables refer to: a copy on every server
select create_reference_table('accounts');
select create_reference_table('jurisdictions');

-- tenant tables, those first that others refer to: all rows of a jurisdiction lie on one server
select create_distributed_table('cases', 'jurisdiction_id', colocate_with => 'none');
select create_distributed_table('areas', 'jurisdiction_id', colocate_with => 'cases');
select create_distributed_table('organisations', 'jurisdiction_id', colocate_with => 'cases');
select create_distributed_table('agreements', 'jurisdiction_id', colocate_with => 'cases');
select create_distributed_table('area_changes', 'jurisdiction_id', colocate_with => 'cases');
select create_distributed_table('area_drafts', 'jurisdiction_id', colocate_with => 'cases');
select create_distributed_table('audit_log', 'jurisdiction_id', colocate_with => 'cases');
select create_distributed_table('places', 'jurisdiction_id', colocate_with => 'cases');
select create_distributed_table('persons', 'jurisdiction_id', colocate_with => 'cases');
select create_distributed_table('case_events', 'jurisdiction_id', colocate_with => 'cases');
select create_distributed_table('case_number_days', 'jurisdiction_id', colocate_with => 'cases');
select create_distributed_table('case_search', 'jurisdiction_id', colocate_with => 'cases');
select create_distributed_table('case_search_marks', 'jurisdiction_id', colocate_with => 'cases');
select create_distributed_table('categories', 'jurisdiction_id', colocate_with => 'cases');
select create_distributed_table('clock_turns', 'jurisdiction_id', colocate_with => 'cases');
select create_distributed_table('deliveries', 'jurisdiction_id', colocate_with => 'cases');
select create_distributed_table('dispatch_rules', 'jurisdiction_id', colocate_with => 'cases');
select create_distributed_table('files', 'jurisdiction_id', colocate_with => 'cases');
select create_distributed_table('former_boundaries', 'jurisdiction_id', colocate_with => 'cases');
select create_distributed_table('held_deliveries', 'jurisdiction_id', colocate_with => 'cases');
select create_distributed_table('memberships', 'jurisdiction_id', colocate_with => 'cases');
select create_distributed_table('mutations', 'jurisdiction_id', colocate_with => 'cases');
select create_distributed_table('notice_deliveries', 'jurisdiction_id', colocate_with => 'cases');
select create_distributed_table('notice_settings', 'jurisdiction_id', colocate_with => 'cases');
select create_distributed_table('notices', 'jurisdiction_id', colocate_with => 'cases');
select create_distributed_table('offices', 'jurisdiction_id', colocate_with => 'cases');
select create_distributed_table('outbox', 'jurisdiction_id', colocate_with => 'cases');
select create_distributed_table('roles', 'jurisdiction_id', colocate_with => 'cases');
select create_distributed_table('posts', 'jurisdiction_id', colocate_with => 'cases');
select create_distributed_table('promises', 'jurisdiction_id', colocate_with => 'cases');
select create_distributed_table('push_subscriptions', 'jurisdiction_id', colocate_with => 'cases');
select create_distributed_table('reports', 'jurisdiction_id', colocate_with => 'cases');
select create_distributed_table('reveals', 'jurisdiction_id', colocate_with => 'cases');
select create_distributed_table('seals', 'jurisdiction_id', colocate_with => 'cases');

-- stay with the coordinator: account_codes, account_credentials, account_devices, account_sessions, bound_devices, data_keys, linli_migrations, rate_windows, second_factor_backup_codes, second_factor_tickets, second_factors, sign_in_attempts, subscriptions, and the schema pgboss
