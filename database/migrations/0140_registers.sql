-- Registers (台账): what one is, is data – a definition by versions; its rows lie here, those of all registers in one table.
create table registers (
  jurisdiction_id uuid not null,
  -- short, as it stands in every index of the rows
  no int not null check (no > 0),
  code text collate "C" not null check (code ~ '^[a-z][a-z0-9_]{1,39}$'),
  -- as the newest version calls it
  title text not null,
  -- by field the column that keeps its value for filters and order; kept for good, also where the field was dropped
  slots jsonb not null default '{}',
  created_at timestamptz not null,
  primary key (jurisdiction_id, no),
  unique (jurisdiction_id, code)
);
select linli.distribute('registers');
alter table registers enable row level security;
create policy own_jurisdiction on registers using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update (slots, title) on registers to linli_app;

-- Values by field stand in data; what is filtered, sorted, grouped or summed by stands once more in typed columns, as the app role makes no
-- indexes and operators of jsonb are not leakproof. What is personal is sealed, in a slot only its digest stands.
create table register_rows (
  jurisdiction_id uuid not null,
  register int not null,
  id uuid not null,
  version int not null default 1,
  -- of the register under which it was last written
  definition int not null,
  state text collate "C" not null,
  -- where it lies; null: it is of the whole jurisdiction, for everybody who reads the register
  area_path ltree,
  area_code text collate "C" generated always as (replace(ltree2text(area_path), '.', '')) stored,
  title text collate "C" not null,
  pinyin text collate "C" not null default '',
  initials text collate "C" not null default '',
  t1 text collate "C", t2 text collate "C", t3 text collate "C", t4 text collate "C", t5 text collate "C", t6 text collate "C", t7 text collate "C", t8 text collate "C",
  t9 text collate "C", t10 text collate "C", t11 text collate "C", t12 text collate "C", t13 text collate "C", t14 text collate "C", t15 text collate "C", t16 text collate "C",
  n1 float8, n2 float8, n3 float8, n4 float8, n5 float8, n6 float8, n7 float8, n8 float8, n9 float8, n10 float8, n11 float8, n12 float8,
  data jsonb not null,
  -- by field the text a value was read from, where it is written otherwise
  raw jsonb,
  sealed bytea,
  key_version int,
  created_at timestamptz not null,
  created_by uuid,
  imported boolean not null default false,
  changed_at timestamptz not null,
  ended_at timestamptz,
  expires_on date,
  primary key (jurisdiction_id, id),
  check ((sealed is null) = (key_version is null))
);
select linli.distribute('register_rows');
create index register_rows_listed on register_rows (jurisdiction_id, register, id);
create index register_rows_of_area on register_rows (jurisdiction_id, register, area_code, id) where area_code is not null;
create index register_rows_by_state on register_rows (jurisdiction_id, register, state, id);
create index register_rows_by_title on register_rows (jurisdiction_id, register, title, id);
create index register_rows_by_pinyin on register_rows (jurisdiction_id, register, pinyin) where pinyin <> '';
create index register_rows_by_initials on register_rows (jurisdiction_id, register, initials) where initials <> '';
create index register_rows_expiring on register_rows (jurisdiction_id, expires_on) where expires_on is not null and ended_at is null;
create index register_rows_sealed on register_rows (jurisdiction_id, key_version, id) where key_version is not null;
create index register_rows_t1 on register_rows (jurisdiction_id, register, t1, id) where t1 is not null;
create index register_rows_t2 on register_rows (jurisdiction_id, register, t2, id) where t2 is not null;
create index register_rows_t3 on register_rows (jurisdiction_id, register, t3, id) where t3 is not null;
create index register_rows_t4 on register_rows (jurisdiction_id, register, t4, id) where t4 is not null;
create index register_rows_t5 on register_rows (jurisdiction_id, register, t5, id) where t5 is not null;
create index register_rows_t6 on register_rows (jurisdiction_id, register, t6, id) where t6 is not null;
create index register_rows_t7 on register_rows (jurisdiction_id, register, t7, id) where t7 is not null;
create index register_rows_t8 on register_rows (jurisdiction_id, register, t8, id) where t8 is not null;
create index register_rows_t9 on register_rows (jurisdiction_id, register, t9, id) where t9 is not null;
create index register_rows_t10 on register_rows (jurisdiction_id, register, t10, id) where t10 is not null;
create index register_rows_t11 on register_rows (jurisdiction_id, register, t11, id) where t11 is not null;
create index register_rows_t12 on register_rows (jurisdiction_id, register, t12, id) where t12 is not null;
create index register_rows_t13 on register_rows (jurisdiction_id, register, t13, id) where t13 is not null;
create index register_rows_t14 on register_rows (jurisdiction_id, register, t14, id) where t14 is not null;
create index register_rows_t15 on register_rows (jurisdiction_id, register, t15, id) where t15 is not null;
create index register_rows_t16 on register_rows (jurisdiction_id, register, t16, id) where t16 is not null;
create index register_rows_n1 on register_rows (jurisdiction_id, register, n1, id) where n1 is not null;
create index register_rows_n2 on register_rows (jurisdiction_id, register, n2, id) where n2 is not null;
create index register_rows_n3 on register_rows (jurisdiction_id, register, n3, id) where n3 is not null;
create index register_rows_n4 on register_rows (jurisdiction_id, register, n4, id) where n4 is not null;
create index register_rows_n5 on register_rows (jurisdiction_id, register, n5, id) where n5 is not null;
create index register_rows_n6 on register_rows (jurisdiction_id, register, n6, id) where n6 is not null;
create index register_rows_n7 on register_rows (jurisdiction_id, register, n7, id) where n7 is not null;
create index register_rows_n8 on register_rows (jurisdiction_id, register, n8, id) where n8 is not null;
create index register_rows_n9 on register_rows (jurisdiction_id, register, n9, id) where n9 is not null;
create index register_rows_n10 on register_rows (jurisdiction_id, register, n10, id) where n10 is not null;
create index register_rows_n11 on register_rows (jurisdiction_id, register, n11, id) where n11 is not null;
create index register_rows_n12 on register_rows (jurisdiction_id, register, n12, id) where n12 is not null;
alter table register_rows enable row level security;
create policy see on register_rows for select using (
  jurisdiction_id = linli.jurisdiction() and (linli.sees_all() or area_path is null or area_path <@ any (linli.scopes()))
);
create policy enter on register_rows for insert with check (jurisdiction_id = linli.jurisdiction());
create policy change on register_rows for update using (
  jurisdiction_id = linli.jurisdiction() and (linli.sees_all() or area_path is null or area_path <@ any (linli.scopes()))
) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update on register_rows to linli_app;

-- What was changed in a row from its second version on: values before and after by field, sealed where they are personal.
create table register_history (
  jurisdiction_id uuid not null,
  row_id uuid not null,
  version int not null check (version > 1),
  definition int not null,
  at timestamptz not null,
  by_id uuid,
  what text not null check (what in ('changed', 'moved', 'imported', 'followed')),
  reason text,
  changes jsonb not null,
  sealed bytea,
  key_version int,
  primary key (jurisdiction_id, row_id, version),
  check ((sealed is null) = (key_version is null))
);
select linli.distribute('register_history');
create index register_history_sealed on register_history (jurisdiction_id, key_version, row_id) where key_version is not null;
alter table register_history add constraint register_history_row foreign key (jurisdiction_id, row_id) references register_rows (jurisdiction_id, id);
alter table register_history enable row level security;
create policy own_jurisdiction on register_history using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update (sealed, key_version) on register_history to linli_app;

-- What rows name that stands elsewhere: found from there, and followed when it becomes another.
create table register_links (
  jurisdiction_id uuid not null,
  kind text collate "C" not null check (kind in ('person', 'organisation', 'area', 'place', 'case')),
  target text collate "C" not null,
  row_id uuid not null,
  field text collate "C" not null,
  register int not null,
  primary key (jurisdiction_id, kind, target, row_id, field)
);
select linli.distribute('register_links');
create index register_links_of_row on register_links (jurisdiction_id, row_id);
alter table register_links add constraint register_links_row foreign key (jurisdiction_id, row_id) references register_rows (jurisdiction_id, id);
alter table register_links enable row level security;
create policy own_jurisdiction on register_links using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, delete on register_links to linli_app;
