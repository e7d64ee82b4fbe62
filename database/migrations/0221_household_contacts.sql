-- When whoever looks after a household last spoke with it, on a visit or by telephone. Who did so stands with the acts, which are forgotten in time.
alter table households add column contacted_at timestamptz;
alter table households add column contacted_how text;
alter table households add constraint households_contacted check (contacted_how in ('visit', 'phone'));
