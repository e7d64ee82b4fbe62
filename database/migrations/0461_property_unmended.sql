-- What follows from a list only where the rectification it ordered is not done in time waits for that; one act may follow from each of the two lists; and what
-- did not mend is told to everybody.
alter table property_consequences add column unmended boolean not null default false;
grant update (unmended) on property_consequences to linli_app;
alter table property_consequences drop constraint property_consequences_state_check;
alter table property_consequences add constraint property_consequences_state_check check (state in ('waits', 'due', 'done', 'spared', 'withdrawn'));
alter table property_consequences add constraint property_consequences_waits_check check (unmended or state not in ('waits', 'spared'));
alter table property_consequences drop constraint property_consequences_act_check;
alter table property_consequences add constraint property_consequences_act_check check (act in ('praise', 'rectify', 'talk', 'agenda', 'credit', 'expose'));
drop index property_consequences_once;
create unique index property_consequences_once on property_consequences (jurisdiction_id, run_id, subject, act, list);
create index property_consequences_waits on property_consequences (jurisdiction_id, due_on) where state = 'waits';
