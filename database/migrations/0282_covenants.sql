-- Covenants (居民公约、村规民约): what people who live together agree to, made, commented on, checked, voted on, filed, looked at every year and revised.
create table covenants (
  jurisdiction_id uuid not null,
  id uuid not null,
  kind text collate "C" not null,
  local_kind text generated always as (case when kind like '%-%' then 'covenants.kinds/' || kind end) stored,
  title text not null,
  area_path ltree not null,
  area_code text collate "C" generated always as (replace(ltree2text(area_path), '.', '')) stored,
  -- number of the version in force
  in_force int,
  review_on date,
  created_by uuid not null,
  created_at timestamptz not null,
  primary key (jurisdiction_id, id)
);
select linli.distribute('covenants');
alter table covenants add constraint covenants_kind foreign key (jurisdiction_id, local_kind) references kinds (jurisdiction_id, key);
create index covenants_of_area on covenants (jurisdiction_id, area_code, created_at, id);
create index covenants_by_time on covenants (jurisdiction_id, created_at, id);
create index covenants_review on covenants (jurisdiction_id, review_on, id) where review_on is not null;
alter table covenants enable row level security;
create policy own_jurisdiction on covenants using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update (in_force, review_on) on covenants to linli_app;

create table covenant_versions (
  jurisdiction_id uuid not null,
  covenant_id uuid not null,
  number int not null check (number > 0),
  state text collate "C" not null default 'draft' check (state in ('draft', 'comment', 'commented', 'check', 'checked', 'voting', 'adopted', 'in_force',
    'replaced', 'rejected', 'abandoned')),
  articles jsonb not null,
  -- how often the articles were changed: whoever changes them names the last they saw
  edit int not null default 0,
  based_on int,
  reason text not null default '',
  made_at timestamptz not null,
  made_by uuid not null,
  comment_from date,
  comment_until date check (comment_until >= comment_from),
  submitted_by uuid,
  refused text,
  checked text,
  checked_by uuid,
  checked_at timestamptz,
  way text collate "C" check (way in ('meeting', 'vote', 'owners')),
  vote_id uuid,
  vote_from date,
  vote_until date check (vote_until >= vote_from),
  sittings jsonb not null default '[]',
  document_ids uuid[] not null default '{}',
  filed_number text,
  filed_on date,
  effective_on date,
  disclosure_id uuid,
  ended_at timestamptz,
  words text,
  primary key (jurisdiction_id, covenant_id, number),
  -- whoever hands it in does not check it
  check (checked_by is null or checked_by <> submitted_by)
);
select linli.distribute('covenant_versions');
alter table covenant_versions add constraint covenant_versions_covenant foreign key (jurisdiction_id, covenant_id) references covenants (jurisdiction_id, id);
create unique index covenant_versions_one_made on covenant_versions (jurisdiction_id, covenant_id)
  where state in ('draft', 'comment', 'commented', 'check', 'checked', 'voting', 'adopted');
create unique index covenant_versions_one_in_force on covenant_versions (jurisdiction_id, covenant_id) where state = 'in_force';
create unique index covenant_versions_vote on covenant_versions (jurisdiction_id, vote_id) where vote_id is not null;
alter table covenant_versions enable row level security;
create policy own_jurisdiction on covenant_versions using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update (state, articles, edit, comment_from, comment_until, submitted_by, refused, checked, checked_by, checked_at, way, vote_id,
  vote_from, vote_until, sittings, document_ids, filed_number, filed_on, effective_on, disclosure_id, ended_at, words) on covenant_versions to linli_app;

-- When a covenant was looked at and stayed as it is.
create table covenant_reviews (
  jurisdiction_id uuid not null,
  id uuid not null,
  covenant_id uuid not null,
  on_day date not null,
  words text not null,
  by_id uuid not null,
  primary key (jurisdiction_id, id)
);
select linli.distribute('covenant_reviews');
alter table covenant_reviews add constraint covenant_reviews_covenant foreign key (jurisdiction_id, covenant_id) references covenants (jurisdiction_id, id);
create index covenant_reviews_of_covenant on covenant_reviews (jurisdiction_id, covenant_id, on_day, id);
alter table covenant_reviews enable row level security;
create policy own_jurisdiction on covenant_reviews using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert on covenant_reviews to linli_app;

create table covenant_comments (
  jurisdiction_id uuid not null,
  id uuid not null,
  covenant_id uuid not null,
  number int not null,
  article_key text collate "C",
  account_id uuid not null,
  staff boolean not null,
  words text not null,
  at timestamptz not null,
  day date not null,
  answer text,
  answered_by uuid,
  answered_at timestamptz,
  hidden text,
  primary key (jurisdiction_id, id)
);
select linli.distribute('covenant_comments');
alter table covenant_comments add constraint covenant_comments_covenant foreign key (jurisdiction_id, covenant_id) references covenants (jurisdiction_id, id);
create index covenant_comments_of_version on covenant_comments (jurisdiction_id, covenant_id, number, at, id);
create index covenant_comments_of_account on covenant_comments (jurisdiction_id, account_id, covenant_id, day);
alter table covenant_comments enable row level security;
create policy own_jurisdiction on covenant_comments using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update (answer, answered_by, answered_at, hidden) on covenant_comments to linli_app;
