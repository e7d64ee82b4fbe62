-- Business circles (商圈), their merchants, what these pledge, model shops with their re-checks, shared matters, and consumers' complaints beside the pledge.
create table circles (
  jurisdiction_id uuid not null,
  id uuid not null,
  name text not null check (name <> ''),
  area_path ltree not null,
  area_code text collate "C" generated always as (replace(ltree2text(area_path), '.', '')) stored,
  -- the organisation that leads it
  lead_id uuid,
  note text,
  version int not null default 1,
  ended_on date,
  primary key (jurisdiction_id, id)
);
select linli.distribute('circles');
create index circles_of_area on circles (jurisdiction_id, area_code, id);
alter table circles add constraint circles_lead foreign key (jurisdiction_id, lead_id) references organisations (jurisdiction_id, id);
alter table circles enable row level security;
create policy own_jurisdiction on circles using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update (name, area_path, lead_id, note, version, ended_on) on circles to linli_app;

-- A merchant is an organisation: its id is that of the organisation, whose name, address and point it has. It is in one circle at a time.
create table circle_merchants (
  jurisdiction_id uuid not null,
  id uuid not null,
  circle_id uuid not null,
  trade text not null check (trade <> ''),
  -- what its sign leads to
  token text not null,
  joined_on date not null,
  left_on date,
  primary key (jurisdiction_id, id),
  unique (jurisdiction_id, token)
);
select linli.distribute('circle_merchants');
create index circle_merchants_of_circle on circle_merchants (jurisdiction_id, circle_id, id);
alter table circle_merchants add constraint circle_merchants_circle foreign key (jurisdiction_id, circle_id) references circles (jurisdiction_id, id);
alter table circle_merchants add constraint circle_merchants_organisation foreign key (jurisdiction_id, id) references organisations (jurisdiction_id, id);
alter table circle_merchants enable row level security;
create policy own_jurisdiction on circle_merchants using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update (circle_id, trade, token, joined_on, left_on) on circle_merchants to linli_app;

create table circle_pledges (
  jurisdiction_id uuid not null,
  id uuid not null,
  merchant_id uuid not null,
  kind text not null check (kind ~ '^[a-z][a-z_]*(-[a-z0-9_]+)?$'),
  -- what it says more exactly: for how many days goods are taken back, how much is taken in advance at most
  words text not null,
  since date not null,
  -- its last day
  until_on date not null,
  ended_on date,
  end_reason text,
  primary key (jurisdiction_id, id),
  check (until_on >= since),
  check ((ended_on is null) = (end_reason is null))
);
select linli.distribute('circle_pledges');
-- one pledge of a kind at a time
create unique index circle_pledges_once on circle_pledges (jurisdiction_id, merchant_id, kind) where ended_on is null;
create index circle_pledges_ending on circle_pledges (jurisdiction_id, until_on) where ended_on is null;
alter table circle_pledges add constraint circle_pledges_merchant foreign key (jurisdiction_id, merchant_id) references circle_merchants (jurisdiction_id, id);
alter table circle_pledges enable row level security;
create policy own_jurisdiction on circle_pledges using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update (words, until_on, ended_on, end_reason) on circle_pledges to linli_app;

-- Model shops (示范店): how a merchant became one, its term, and the day of the next re-check.
create table circle_models (
  jurisdiction_id uuid not null,
  id uuid not null,
  merchant_id uuid not null,
  level smallint not null check (level between 1 and 5),
  criteria text[] not null check (cardinality(criteria) > 0),
  examined_by text not null check (examined_by <> ''),
  given_on date not null,
  until_on date not null,
  recheck_on date not null,
  -- standing · mending: something is to be put right · struck: struck off
  state text not null check (state in ('standing', 'mending', 'struck')),
  primary key (jurisdiction_id, id),
  check (until_on >= given_on)
);
select linli.distribute('circle_models');
create unique index circle_models_once on circle_models (jurisdiction_id, merchant_id) where state <> 'struck';
create index circle_models_due on circle_models (jurisdiction_id, recheck_on) where state <> 'struck';
alter table circle_models add constraint circle_models_merchant foreign key (jurisdiction_id, merchant_id) references circle_merchants (jurisdiction_id, id);
alter table circle_models enable row level security;
create policy own_jurisdiction on circle_models using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update (level, until_on, recheck_on, state) on circle_models to linli_app;

-- What a re-check found, and what the merchant says against it.
create table circle_checks (
  jurisdiction_id uuid not null,
  id uuid not null,
  model_id uuid not null,
  verdict text not null check (verdict in ('keep', 'raise', 'mend', 'strike')),
  words text not null check (words <> ''),
  -- how the shop stood before: what holds again where an objection is upheld
  before jsonb not null,
  by_name text not null,
  checked_by uuid not null,
  checked_on date not null,
  objection text,
  objected_at timestamptz,
  upheld boolean,
  answer text,
  decided_by uuid,
  decided_on date,
  primary key (jurisdiction_id, id),
  check ((objection is null) = (objected_at is null)),
  check (num_nulls(upheld, answer, decided_by, decided_on) in (0, 4)),
  check (upheld is null or objection is not null),
  -- nobody decides on an objection to what they found themselves
  check (decided_by <> checked_by)
);
select linli.distribute('circle_checks');
create index circle_checks_of_model on circle_checks (jurisdiction_id, model_id, id);
alter table circle_checks add constraint circle_checks_model foreign key (jurisdiction_id, model_id) references circle_models (jurisdiction_id, id);
alter table circle_checks enable row level security;
create policy own_jurisdiction on circle_checks using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update (objection, objected_at, upheld, answer, decided_by, decided_on) on circle_checks to linli_app;

-- Cases of a circle: shared matters, and complaints of consumers about one of its merchants and, where one was named, a pledge.
create table circle_cases (
  jurisdiction_id uuid not null,
  case_id uuid not null,
  circle_id uuid not null,
  merchant_id uuid,
  pledge_kind text,
  opened_on date not null,
  primary key (jurisdiction_id, case_id)
);
select linli.distribute('circle_cases');
create index circle_cases_of_circle on circle_cases (jurisdiction_id, circle_id, case_id);
create index circle_cases_of_merchant on circle_cases (jurisdiction_id, merchant_id, opened_on) where merchant_id is not null;
alter table circle_cases add constraint circle_cases_circle foreign key (jurisdiction_id, circle_id) references circles (jurisdiction_id, id);
alter table circle_cases enable row level security;
create policy own_jurisdiction on circle_cases using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert on circle_cases to linli_app;
