-- Owners choose among candidates (选举业主委员会): options of a matter, and how many one may choose.
alter table assembly_items add column options jsonb;
alter table assembly_items add column most int;
alter table assembly_items alter column options set default '[]', alter column most set default 0;
update assembly_items set options = '[]', most = 0;
alter table assembly_items alter column options set not null, alter column most set not null;
alter table assembly_items add constraint assembly_items_choice check ((jsonb_array_length(options) = 0) = (most = 0) and most <= jsonb_array_length(options));

-- What a decision about two entries moved, so that it can be undone: shares that changed hands or ended, doubts that went and came with them.
alter table owner_doubts add column moved jsonb;
grant update (moved) on owner_doubts to linli_app;

-- The bundle as it was when the assembly was archived lies in the file store under this name; null: archived before, made anew when it is taken.
alter table assemblies add column archive_file uuid;
grant update (archive_file) on assemblies to linli_app;
