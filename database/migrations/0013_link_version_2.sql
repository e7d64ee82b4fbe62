-- Links of version 2: the hash of an event covers salted digests of its actor and of each of its texts instead of these themselves. Texts,
-- actor and salts stand beside and can be erased later; the chain stays whole. Links written before keep version 1 and its hash.
alter table case_events add column version smallint not null default 1;
alter table case_events alter column version drop default;
-- texts of the event besides its reason, by name: text, comment
alter table case_events add column words jsonb not null default '{}';
-- hex, by name: actor, reason and the names in words. Digests are part of the hash, salts are not.
alter table case_events add column salts jsonb not null default '{}';
alter table case_events add column digests jsonb not null default '{}';
-- what the act stood on: the limits and the calendar of the clocks it started, and the deadlines they gave; part of the hash
alter table case_events add column basis jsonb not null default '{}';
