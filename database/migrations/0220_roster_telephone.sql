-- The number under which whoever is on duty is reached: that of the desk, not of a person.
alter table rosters add column telephone text;
