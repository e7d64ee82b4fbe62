-- What a jurisdiction defines for itself – categories, rules, forms – by numbered versions, each in force from a moment on. A version that
-- was published never changes: facts name it by its number. One that is still to come may be withdrawn.
create table definitions (
  jurisdiction_id uuid not null,
  -- <module>.<what>
  kind text not null,
  -- which one of the kind; '' where there is one alone
  subject text not null default '',
  version int not null,
  content jsonb not null,
  -- in force until another takes over: later ones never begin before earlier ones
  effective_from timestamptz not null,
  reason text,
  published_at timestamptz not null,
  -- null: the platform itself
  published_by uuid,
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  -- when it was told that it came into force
  announced_at timestamptz,
  primary key (jurisdiction_id, kind, subject, version)
);
select linli.distribute('definitions');
alter table definitions enable row level security;
create policy own_jurisdiction on definitions using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert on definitions to linli_app;
grant update (withdrawn_at, withdrawn_by, announced_at) on definitions to linli_app;
create index definitions_to_announce on definitions (jurisdiction_id, effective_from) where announced_at is null and withdrawn_at is null;

-- What is being prepared, one draft of each; it may be wrong as long as it is not published.
create table definition_drafts (
  jurisdiction_id uuid not null,
  kind text not null,
  subject text not null default '',
  -- goes up with every save
  revision int not null,
  -- the version it was begun from; 0 where there was none
  base int not null,
  content jsonb not null,
  saved_at timestamptz not null,
  saved_by uuid,
  primary key (jurisdiction_id, kind, subject)
);
select linli.distribute('definition_drafts');
alter table definition_drafts enable row level security;
create policy own_jurisdiction on definition_drafts using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update, delete on definition_drafts to linli_app;

-- What is there becomes the first version.
insert into definitions (jurisdiction_id, kind, version, content, effective_from, published_at, announced_at)
select jurisdiction_id, 'cases.categories', 1,
  jsonb_build_object('categories', jsonb_agg(jsonb_build_object('code', code, 'parentCode', parent_code, 'name', name, 'nameEn', name_en,
    'kind', kind, 'keywords', to_jsonb(keywords), 'limits', limits) order by sort, code)),
  now(), now(), now()
from categories where active group by jurisdiction_id;

insert into definitions (jurisdiction_id, kind, version, content, effective_from, published_at, announced_at)
select id, 'coverage.rules', 1, jsonb_build_object('rules', settings -> 'coverageRules' -> 'rules'), now(), now(), now()
from jurisdictions where settings -> 'coverageRules' -> 'rules' is not null;
update jurisdictions set settings = settings - 'coverageRules' where settings ? 'coverageRules';
