-- The version of the case types a case lives by; 0: the standard life, of cases that began before a jurisdiction published its own.
alter table cases add column type_version integer not null default 0;
