-- Call-backs (回访): one for each checking of a case, whether somebody calls or the reporter rates by the app or a link.
create table call_backs (
  jurisdiction_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  -- number of the event by which the case was checked
  round int not null,
  area_code text collate "C" not null,
  category_code text,
  handler_org_id uuid,
  -- somebody is to call; all others may only rate by themselves
  sampled boolean not null,
  asked_at timestamptz not null,
  -- until when the link works
  until timestamptz not null,
  attempts int not null default 0,
  tried_at timestamptz,
  result text check (result in ('rated', 'not_reached', 'refused', 'silent', 'void')),
  way text check (way in ('reporter', 'link', 'staff')),
  answered boolean,
  solved boolean,
  satisfied boolean,
  ended_at timestamptz,
  -- a case counts once: by the last call-back that ended
  latest boolean not null default true,
  -- the complaint was found not to count (剔除)
  excluded boolean not null default false,
  primary key (jurisdiction_id, id),
  check ((result is null) = (ended_at is null)),
  check (num_nulls(answered, solved, satisfied, way) = case when result = 'rated' then 0 else 4 end)
);
select linli.distribute('call_backs');
alter table call_backs add constraint call_backs_of foreign key (jurisdiction_id, case_id) references cases (jurisdiction_id, id);
alter table call_backs enable row level security;
create policy own_jurisdiction on call_backs using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert,
  update (attempts, tried_at, result, way, answered, solved, satisfied, ended_at, latest, excluded) on call_backs to linli_app;
create unique index call_backs_round on call_backs (jurisdiction_id, case_id, round);
-- the call list
create index call_backs_to_call on call_backs (jurisdiction_id, area_code, attempts, asked_at, id) where result is null and sampled;
create index call_backs_ended on call_backs (jurisdiction_id, ended_at, id) where result is not null;
create index call_backs_of_handler on call_backs (jurisdiction_id, handler_org_id, ended_at) where result is not null;
create index call_backs_running_out on call_backs (jurisdiction_id, until) where result is null;

-- Calls, one row each.
create table call_attempts (
  jurisdiction_id uuid not null,
  id uuid not null,
  call_back_id uuid not null,
  result text not null check (result in ('done', 'no_answer', 'refused')),
  note text,
  called_by uuid not null,
  called_at timestamptz not null,
  primary key (jurisdiction_id, id)
);
select linli.distribute('call_attempts');
alter table call_attempts add constraint call_attempts_of foreign key (jurisdiction_id, call_back_id) references call_backs (jurisdiction_id, id);
alter table call_attempts enable row level security;
create policy own_jurisdiction on call_attempts using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert on call_attempts to linli_app;
create index call_attempts_by_call_back on call_attempts (jurisdiction_id, call_back_id);

-- Rulings (裁定): an unhappy case that was reworked as often as it may waits for the district.
create table rulings (
  jurisdiction_id uuid not null,
  case_id uuid not null,
  -- the how-manieth unhappy call-back of the case it is about
  round int not null,
  area_code text collate "C" not null,
  asked_at timestamptz not null,
  due_on date not null,
  decision text check (decision in ('close', 'rework')),
  reason text,
  ruled_by uuid,
  ruled_at timestamptz,
  primary key (jurisdiction_id, case_id, round),
  check (num_nulls(decision, reason, ruled_at) in (0, 3))
);
select linli.distribute('rulings');
alter table rulings add constraint rulings_of foreign key (jurisdiction_id, case_id) references cases (jurisdiction_id, id);
alter table rulings enable row level security;
create policy own_jurisdiction on rulings using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update (decision, reason, ruled_by, ruled_at) on rulings to linli_app;
create index rulings_open on rulings (jurisdiction_id, area_code, due_on, case_id) where decision is null;
