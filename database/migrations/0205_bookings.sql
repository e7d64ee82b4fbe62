-- Rooms of places that can be booked: the rules of each by the day from which they hold, who has which room when, what was paid at the desk,
-- who must wait because bookings were missed, and the addresses of calendar feeds.

create table booking_rooms (
  jurisdiction_id uuid not null,
  id uuid not null,
  place_id uuid not null,
  name text not null,
  kind text not null check (kind in ('hall', 'room', 'court', 'square', 'other')),
  capacity int not null check (capacity > 0),
  note text,
  -- what the code at its door and its screen carry
  token text not null,
  version int not null default 1,
  closed_at timestamptz,
  created_at timestamptz not null,
  primary key (jurisdiction_id, id)
);
select linli.distribute('booking_rooms');
create unique index booking_rooms_by_token on booking_rooms (jurisdiction_id, token);
create index booking_rooms_of_place on booking_rooms (jurisdiction_id, place_id, name);
alter table booking_rooms add constraint booking_rooms_place foreign key (jurisdiction_id, place_id) references places (jurisdiction_id, id);
alter table booking_rooms enable row level security;
create policy own_jurisdiction on booking_rooms using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update (name, kind, capacity, note, token, version, closed_at) on booking_rooms to linli_app;

create table booking_rules (
  jurisdiction_id uuid not null,
  room_id uuid not null,
  since date not null,
  -- see contract/bookings/rules.ts
  rules jsonb not null,
  set_by uuid,
  set_at timestamptz not null,
  primary key (jurisdiction_id, room_id, since)
);
select linli.distribute('booking_rules');
alter table booking_rules add constraint booking_rules_room foreign key (jurisdiction_id, room_id) references booking_rooms (jurisdiction_id, id);
alter table booking_rules enable row level security;
create policy own_jurisdiction on booking_rules using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update (rules, set_by, set_at) on booking_rules to linli_app;

-- Whatever holds a room for a time: a booking, a time kept free, an activity.
create table bookings (
  jurisdiction_id uuid not null,
  id uuid not null,
  room_id uuid not null,
  -- that of its room, which never moves to another
  place_id uuid not null,
  what text not null default 'booking' check (what in ('booking', 'closure', 'activity')),
  -- bookings of one series; the activity
  series_id uuid,
  account_id uuid,
  organisation_id uuid,
  purpose text not null,
  people int not null check (people >= 0),
  loudspeaker boolean not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  -- with the time left free afterwards
  held_until timestamptz not null,
  state text not null check (state in ('asked', 'offered', 'booked', 'arrived', 'refused', 'cancelled', 'displaced', 'missed', 'lapsed')),
  -- signed in for by then, else the room is free again; null: nobody need
  signs_by timestamptz,
  -- given back without harm until then
  free_until timestamptz not null,
  late boolean not null default false,
  excused boolean not null default false,
  fee int not null,
  deposit int not null,
  reason text,
  -- the booking that had to give way to this offer
  instead_of uuid,
  asked_at timestamptz not null,
  decided_by uuid,
  decided_at timestamptz,
  arrived_at timestamptz,
  reminded_at timestamptz,
  primary key (jurisdiction_id, id),
  check (ends_at > starts_at and held_until >= ends_at),
  -- nobody has a room that another has, with the time for cleaning
  constraint bookings_one_at_a_time exclude using gist (jurisdiction_id with =, room_id with =, tstzrange(starts_at, held_until) with &&)
    where (state in ('asked', 'offered', 'booked', 'arrived'))
);
select linli.distribute('bookings');
create index bookings_of_room on bookings (jurisdiction_id, room_id, starts_at);
create index bookings_of_place on bookings (jurisdiction_id, place_id, starts_at, id);
create index bookings_of_account on bookings (jurisdiction_id, account_id, starts_at, id) where account_id is not null;
create index bookings_of_organisation on bookings (jurisdiction_id, organisation_id, starts_at) where organisation_id is not null;
create index bookings_of_series on bookings (jurisdiction_id, series_id) where series_id is not null;
create index bookings_to_sign on bookings (jurisdiction_id, signs_by) where state = 'booked' and signs_by is not null;
create index bookings_waiting on bookings (jurisdiction_id, place_id, starts_at) where state in ('asked', 'offered');
create index bookings_to_remind on bookings (jurisdiction_id, starts_at) where state = 'booked' and reminded_at is null and account_id is not null;
alter table bookings add constraint bookings_room foreign key (jurisdiction_id, room_id) references booking_rooms (jurisdiction_id, id);
alter table bookings enable row level security;
create policy own_jurisdiction on bookings using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, delete, update (account_id, organisation_id, purpose, state, late, excused, reason, decided_by, decided_at, arrived_at, reminded_at) on bookings to linli_app;

-- Money is taken and given back at the desk; here stands that it was.
create table booking_payments (
  jurisdiction_id uuid not null,
  id uuid not null,
  booking_id uuid not null,
  what text not null check (what in ('fee', 'deposit', 'fee_back', 'deposit_back')),
  fen int not null check (fen > 0),
  receipt text not null,
  noted_by uuid not null,
  noted_at timestamptz not null,
  primary key (jurisdiction_id, id)
);
select linli.distribute('booking_payments');
create index booking_payments_of on booking_payments (jurisdiction_id, booking_id);
alter table booking_payments add constraint booking_payments_booking foreign key (jurisdiction_id, booking_id) references bookings (jurisdiction_id, id);
alter table booking_payments enable row level security;
create policy own_jurisdiction on booking_payments using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert on booking_payments to linli_app;

create table booking_pauses (
  jurisdiction_id uuid not null,
  id uuid not null,
  place_id uuid not null,
  account_id uuid not null,
  from_at timestamptz not null,
  until_at timestamptz not null,
  misses int not null,
  objection text,
  objected_at timestamptz,
  decision text check (decision in ('lifted', 'upheld')),
  decision_reason text,
  decided_by uuid,
  decided_at timestamptz,
  primary key (jurisdiction_id, id),
  -- one at a time in a place, however many bookings are found missed at once
  constraint booking_pauses_once exclude using gist (jurisdiction_id with =, place_id with =, account_id with =, tstzrange(from_at, until_at) with &&)
    where (decision is distinct from 'lifted')
);
select linli.distribute('booking_pauses');
create index booking_pauses_of_account on booking_pauses (jurisdiction_id, account_id, until_at);
create index booking_pauses_of_place on booking_pauses (jurisdiction_id, place_id, id);
create index booking_pauses_to_decide on booking_pauses (jurisdiction_id, place_id, objected_at) where objected_at is not null and decision is null;
alter table booking_pauses enable row level security;
create policy own_jurisdiction on booking_pauses using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, delete, update (objection, objected_at, decision, decision_reason, decided_by, decided_at) on booking_pauses to linli_app;

-- The address of a feed is signed over its row: a new row is a new address, without a row it leads nowhere.
create table booking_feeds (
  jurisdiction_id uuid not null,
  id uuid not null,
  account_id uuid,
  room_id uuid,
  made_at timestamptz not null,
  primary key (jurisdiction_id, id),
  check ((account_id is null) <> (room_id is null))
);
select linli.distribute('booking_feeds');
create unique index booking_feeds_of_account on booking_feeds (jurisdiction_id, account_id) where account_id is not null;
create unique index booking_feeds_of_room on booking_feeds (jurisdiction_id, room_id) where room_id is not null;
alter table booking_feeds enable row level security;
create policy own_jurisdiction on booking_feeds using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, delete on booking_feeds to linli_app;
