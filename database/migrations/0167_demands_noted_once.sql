-- The same sheet of one day is noted once, whoever notes it.
create unique index demands_noted_once on demands (jurisdiction_id, area_code, asker_code, kind, title, due_on) where outside;
