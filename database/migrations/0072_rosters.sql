-- Who is on duty when: rosters of organisations and of areas, their shifts, swaps of shifts and hand-over notes.

create table rosters (
  jurisdiction_id uuid not null,
  id uuid not null,
  name text not null,
  -- whose duty it is; without one, those who work in the area
  organisation_id uuid,
  area_id uuid not null,
  -- [{"key", "name", "days", "on", "from", "to", "people", "turn"}]: what has to be covered, see contract/rosters/pattern.ts
  slots jsonb not null,
  -- a swap waits for somebody who manages the roster
  confirms boolean not null default false,
  -- day of the first shift, within those looked ahead, that has too few people, and the one last told of
  gap_on date,
  gap_told date,
  version int not null default 1,
  ended_at timestamptz,
  created_at timestamptz not null,
  primary key (jurisdiction_id, id)
);
select linli.distribute('rosters');
create index rosters_by_name on rosters (jurisdiction_id, name, id) where ended_at is null;
create index rosters_of_organisation on rosters (jurisdiction_id, organisation_id) where ended_at is null;
create index rosters_with_gaps on rosters (jurisdiction_id, gap_on) where gap_on is not null and ended_at is null;
alter table rosters enable row level security;
create policy own_jurisdiction on rosters using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update on rosters to linli_app;

create table shifts (
  jurisdiction_id uuid not null,
  id uuid not null,
  roster_id uuid not null,
  -- which of the roster's slots, on the day it begins
  slot text not null,
  day date not null,
  account_id uuid not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  primary key (jurisdiction_id, id),
  check (ends_at > starts_at),
  -- nobody is on duty twice at a time, in whatever roster; looked at when a statement ends, so that two can exchange shifts of one hour
  constraint shifts_one_at_a_time exclude using gist (jurisdiction_id with =, account_id with =, tstzrange(starts_at, ends_at) with &&)
    deferrable initially immediate
);
select linli.distribute('shifts');
create index shifts_of_roster on shifts (jurisdiction_id, roster_id, starts_at);
create index shifts_by_time on shifts (jurisdiction_id, starts_at);
create index shifts_of_account on shifts (jurisdiction_id, account_id, starts_at);
alter table shifts add constraint shifts_roster foreign key (jurisdiction_id, roster_id) references rosters (jurisdiction_id, id);
alter table shifts enable row level security;
create policy own_jurisdiction on shifts using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, delete, update (account_id) on shifts to linli_app;

-- Somebody asks a colleague to take a shift, for one of the colleague's or for nothing. Kept when it is over: swaps are noted.
create table shift_swaps (
  jurisdiction_id uuid not null,
  id uuid not null,
  roster_id uuid not null,
  shift_id uuid not null,
  return_shift_id uuid,
  -- what was to be taken over, as it was asked
  slot text not null,
  starts_at timestamptz not null,
  return_slot text,
  return_starts_at timestamptz,
  asked_by uuid not null,
  asked_of uuid not null,
  reason text,
  state text not null default 'asked' check (state in ('asked', 'accepted', 'done', 'declined', 'withdrawn', 'refused', 'lapsed')),
  asked_at timestamptz not null,
  decided_by uuid,
  decided_at timestamptz,
  primary key (jurisdiction_id, id)
);
select linli.distribute('shift_swaps');
-- a shift can be asked away once at a time
create unique index shift_swaps_open on shift_swaps (jurisdiction_id, shift_id) where state in ('asked', 'accepted');
create index shift_swaps_of_roster on shift_swaps (jurisdiction_id, roster_id, id);
create index shift_swaps_to_answer on shift_swaps (jurisdiction_id, asked_of) where state = 'asked';
create index shift_swaps_asked on shift_swaps (jurisdiction_id, asked_by) where state in ('asked', 'accepted');
create index shift_swaps_to_confirm on shift_swaps (jurisdiction_id, roster_id) where state = 'accepted';
alter table shift_swaps enable row level security;
create policy own_jurisdiction on shift_swaps using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update (state, decided_by, decided_at) on shift_swaps to linli_app;

-- What one shift tells the next; read by whoever takes over.
create table handovers (
  jurisdiction_id uuid not null,
  id uuid not null,
  roster_id uuid not null,
  author_id uuid not null,
  text text not null,
  written_at timestamptz not null,
  read_by uuid,
  read_at timestamptz,
  primary key (jurisdiction_id, id)
);
select linli.distribute('handovers');
create index handovers_of_roster on handovers (jurisdiction_id, roster_id, id);
create index handovers_unread on handovers (jurisdiction_id, roster_id) where read_at is null;
alter table handovers enable row level security;
create policy own_jurisdiction on handovers using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update (read_by, read_at) on handovers to linli_app;
