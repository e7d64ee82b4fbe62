-- That nobody was met twice is followed up by visits; records need no count of their own.
alter table care_records drop column missed;
