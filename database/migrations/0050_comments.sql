-- What colleagues say about things of any module. Who may read and write them is asked of the module that owns the thing.
create table comments (
  jurisdiction_id uuid not null,
  id uuid not null,
  subject_type text not null,
  subject_id uuid not null,
  author_id uuid not null,
  at timestamptz not null,
  -- null: withdrawn; what it said is in comment_versions
  text text check (text <> ''),
  mentions uuid[] not null default '{}',
  edited_at timestamptz,
  version int not null default 1,
  primary key (jurisdiction_id, id)
);
select linli.distribute('comments');
alter table comments add constraint comments_author foreign key (author_id) references accounts;
alter table comments add constraint comments_jurisdiction foreign key (jurisdiction_id) references jurisdictions;
create index comments_of_subject on comments (jurisdiction_id, subject_type, subject_id, id);
alter table comments enable row level security;
create policy own_jurisdiction on comments using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update (text, mentions, edited_at, version) on comments to linli_app;

-- What a comment said up to a moment. Only added to.
create table comment_versions (
  jurisdiction_id uuid not null,
  comment_id uuid not null,
  version int not null,
  text text not null,
  until timestamptz not null,
  primary key (jurisdiction_id, comment_id, version)
);
select linli.distribute('comment_versions');
alter table comment_versions add constraint comment_versions_comment foreign key (jurisdiction_id, comment_id) references comments (jurisdiction_id, id);
alter table comment_versions enable row level security;
create policy own_jurisdiction on comment_versions using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert on comment_versions to linli_app;
