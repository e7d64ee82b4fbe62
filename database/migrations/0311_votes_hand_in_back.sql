-- A paper of a secret vote that was noted at the box for the wrong entry (投箱登记有误): one asks to take the note back, with the reason, another agrees. Only
-- who has put a paper into the box changes; what papers say is not touched.
create table vote_hand_in_returns (
  jurisdiction_id uuid not null,
  id uuid not null,
  vote_id uuid not null,
  key text collate "C" not null,
  -- whose paper it is, where it was noted for another
  right_key text collate "C",
  reason text not null check (reason <> ''),
  asked_by uuid not null,
  asked_at timestamptz not null,
  state text collate "C" not null check (state in ('asked', 'agreed', 'refused')),
  decided_by uuid,
  decided_at timestamptz,
  primary key (jurisdiction_id, id),
  check (right_key <> key),
  check ((state = 'asked') = (decided_by is null)),
  check ((decided_by is null) = (decided_at is null)),
  -- two people: whoever asks may drop it, and never agree
  check (state <> 'agreed' or decided_by <> asked_by)
);
select linli.distribute('vote_hand_in_returns');
alter table vote_hand_in_returns add constraint vote_hand_in_returns_roll foreign key (jurisdiction_id, vote_id, key) references vote_roll (jurisdiction_id, vote_id, key);
alter table vote_hand_in_returns add constraint vote_hand_in_returns_right foreign key (jurisdiction_id, vote_id, right_key) references vote_roll (jurisdiction_id, vote_id, key);
create unique index vote_hand_in_returns_once on vote_hand_in_returns (jurisdiction_id, vote_id, key) where state = 'asked';
alter table vote_hand_in_returns enable row level security;
create policy own_jurisdiction on vote_hand_in_returns using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update (state, decided_by, decided_at) on vote_hand_in_returns to linli_app;

-- The order in which the roll was made: that of buildings and rooms, where keys say nothing.
alter table vote_roll add column place int;
alter table vote_roll alter column place set default 0;
update vote_roll set place = 0;
alter table vote_roll alter column place set not null;
