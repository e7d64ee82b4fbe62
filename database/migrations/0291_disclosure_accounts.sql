-- Income and spending (收支公开) of areas by period, and how often they are due.
create table disclosure_accounts (
  jurisdiction_id uuid not null,
  id uuid not null,
  area_path ltree not null,
  area_code text collate "C" generated always as (replace(ltree2text(area_path), '.', '')) stored,
  -- 2026-Q1, 2026-03
  period text collate "C" not null check (period ~ '^2[0-9]{3}-(Q[1-4]|0[1-9]|1[0-2])$'),
  from_on date not null,
  until_on date not null,
  -- fen
  opening bigint not null,
  income bigint not null check (income >= 0),
  spending bigint not null check (spending >= 0),
  closing bigint not null,
  -- of the newest version
  version int not null default 1 check (version > 0),
  -- what is up, or was
  disclosure_id uuid not null,
  published_on date not null,
  primary key (jurisdiction_id, id),
  constraint disclosure_accounts_add_up check (closing = opening + income - spending),
  check (until_on > from_on),
  -- no day is accounted for twice, by a quarter and by its month
  constraint disclosure_accounts_once exclude using gist (jurisdiction_id with =, area_code with =, daterange(from_on, until_on, '[]') with &&)
);
select linli.distribute('disclosure_accounts');
create index disclosure_accounts_of_area on disclosure_accounts (jurisdiction_id, area_code, until_on);
alter table disclosure_accounts add constraint disclosure_accounts_disclosure foreign key (jurisdiction_id, disclosure_id) references disclosures (jurisdiction_id, id);
alter table disclosure_accounts enable row level security;
create policy own_jurisdiction on disclosure_accounts using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update (area_path, opening, income, spending, closing, version, disclosure_id) on disclosure_accounts to linli_app;

-- The lines of each version; none is changed.
create table disclosure_account_lines (
  jurisdiction_id uuid not null,
  accounts_id uuid not null,
  version int not null,
  number int not null,
  side text collate "C" not null check (side in ('income', 'spending')),
  item text not null check (item <> ''),
  amount bigint not null check (amount > 0),
  note text,
  primary key (jurisdiction_id, accounts_id, version, number)
);
select linli.distribute('disclosure_account_lines');
alter table disclosure_account_lines add constraint disclosure_account_lines_of foreign key (jurisdiction_id, accounts_id) references disclosure_accounts (jurisdiction_id, id);
alter table disclosure_account_lines enable row level security;
create policy own_jurisdiction on disclosure_account_lines using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert on disclosure_account_lines to linli_app;

-- Areas whose accounts are due otherwise than the jurisdiction says: monthly where finances are busy, or not at all.
create table disclosure_rhythms (
  jurisdiction_id uuid not null,
  area_code text collate "C" not null,
  rhythm text collate "C" not null check (rhythm in ('quarterly', 'monthly', 'none')),
  set_by uuid,
  set_at timestamptz not null,
  primary key (jurisdiction_id, area_code)
);
select linli.distribute('disclosure_rhythms');
alter table disclosure_rhythms enable row level security;
create policy own_jurisdiction on disclosure_rhythms using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, delete, update (rhythm, set_by, set_at) on disclosure_rhythms to linli_app;
