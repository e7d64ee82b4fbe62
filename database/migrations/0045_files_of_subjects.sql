-- A file belongs to a subject of any kind: a case, and whatever modules register. Documents stand beside photos.
alter table files rename column case_id to subject_id;
alter table files add column subject_type text;
update files set subject_type = 'case' where subject_id is not null;
alter table files add column kind text not null default 'photo';
alter table files add column media_type text not null default 'image/jpeg';
-- as it was called where it came from; photos have none
alter table files add column name text;
alter table files alter column width drop not null;
alter table files alter column height drop not null;
alter table files add constraint files_subject_whole check ((subject_id is null) = (subject_type is null));
alter index files_by_case rename to files_by_subject;

-- who may see what hangs on other subjects is asked of the module that owns them
drop policy see on files;
create policy see on files for select using (
  jurisdiction_id = linli.jurisdiction() and (
    linli.sees_all() or owner_id = linli.account() or (subject_id is not null and (subject_type <> 'case' or linli.sees_case(jurisdiction_id, subject_id)))
  )
);
