-- A survey may be announced before it begins: the roll is drawn and those asked are told, answers are taken from its first day on.
alter table surveys add column opens_on date;
alter table surveys drop constraint surveys_state_check;
alter table surveys add constraint surveys_state_check check (state in ('draft', 'planned', 'open', 'closed', 'withdrawn'));
alter table surveys add constraint surveys_days_check check (opens_on <= closes_on);
alter table surveys add constraint surveys_planned_day_check check (state <> 'planned' or opens_on is not null);
grant update (opens_on) on surveys to linli_app;
-- the staff of an area that another takes over answers there
grant update (place) on survey_roll to linli_app;
create index surveys_planned on surveys (jurisdiction_id, opens_on) where state = 'planned';
