-- Who scanned is known for as long as acts are; what was found stays.
alter table patrol_scans alter column account_id drop not null;
create index patrol_scans_named on patrol_scans (jurisdiction_id, received_at) where account_id is not null;
grant update (account_id) on patrol_scans to linli_app;
