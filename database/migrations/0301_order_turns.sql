-- An order may be offered to teams of volunteers first, one after the other, before everybody may take it on: whose turn it is follows from the time.
alter table orders add column turns uuid[] not null default '{}';
alter table orders add column turns_from timestamptz;
alter table orders add column turn_hours int;
alter table orders add constraint orders_turn_hours_check check (turn_hours > 0);
-- how many of them have been told that it is their turn
alter table orders add column turns_told int not null default 0;
alter table orders add constraint orders_turns_timed check (cardinality(turns) = 0 or (turns_from is not null and turn_hours is not null));
create index orders_in_turn on orders (jurisdiction_id, opens_at) where state = 'dispatched' and words is not null and turns <> '{}';
