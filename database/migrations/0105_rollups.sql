-- Counters kept from events, by scope and day. `rollup` names who declared them (server/kernel/rollups).

-- What of each subject is counted now, and where: whatever becomes of it, the difference to this is what the counters change by.
create table rollup_parts (
  jurisdiction_id uuid not null,
  rollup text not null,
  subject uuid not null,
  day date not null,
  -- codes of the scopes it is counted in, e.g. an area and all around it
  scopes text[] not null,
  -- {"sheet": {"counter": n}}
  counts jsonb not null,
  primary key (jurisdiction_id, rollup, subject)
);
select linli.distribute('rollup_parts');
alter table rollup_parts enable row level security;
create policy own_jurisdiction on rollup_parts using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update, delete on rollup_parts to linli_app;

-- The sums of a scope on a day. Scopes whose codes are equally long are of one level.
create table rollup_cells (
  jurisdiction_id uuid not null,
  rollup text not null,
  sheet text not null,
  level smallint not null,
  scope text collate "C" not null,
  day date not null,
  -- {"counter": n}, never 0
  counts jsonb not null,
  primary key (jurisdiction_id, rollup, sheet, level, scope, day)
);
select linli.distribute('rollup_cells');
alter table rollup_cells enable row level security;
create policy own_jurisdiction on rollup_cells using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update, delete on rollup_cells to linli_app;

-- By which version of its declaration a jurisdiction's counters were built as a whole.
create table rollup_marks (
  jurisdiction_id uuid not null,
  rollup text not null,
  version int not null,
  built_at timestamptz not null,
  primary key (jurisdiction_id, rollup)
);
select linli.distribute('rollup_marks');
alter table rollup_marks enable row level security;
create policy own_jurisdiction on rollup_marks using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update on rollup_marks to linli_app;

-- ended cases are counted by the roll-up
drop function linli.count_ended(uuid, text);
