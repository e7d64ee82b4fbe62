-- The day whose signed root proves an archived case; null until there is one. Cases archived before there were roots come under the first.
alter table archive_files add column root_day date;
create index archive_files_rootless on archive_files (jurisdiction_id, archived_at, case_id) where root_day is null;
grant update (root_day) on archive_files to linli_app;
