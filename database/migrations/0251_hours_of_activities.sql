-- Hours of activities stand in the one record of served time; a place keeps what was told when it was taken.
alter table activity_participants add column person_id uuid, add column risk_accepted_at timestamptz;
grant update (person_id) on activity_participants to linli_app;

-- whoever has certified hours is a person
insert into persons (jurisdiction_id, id, account_id, name)
select distinct on (p.jurisdiction_id, p.account_id) p.jurisdiction_id, gen_random_uuid(), p.account_id, a.name
from activity_participants p join accounts a on a.id = p.account_id
where p.certified_at is not null
  and not exists (select from persons q where q.jurisdiction_id = p.jurisdiction_id and q.account_id = p.account_id);

insert into volunteer_hours (jurisdiction_id, id, person_id, what, subject_id, kind, title, day, served, minutes, voluntary, area_path, organisation_id, state,
  recorded_by, recorded_at, certified_by, certified_at, enters_on)
select p.jurisdiction_id, p.id, q.id, 'activities.activity', a.id, a.kind, a.title, (a.starts_at at time zone 'Asia/Shanghai')::date, p.minutes, p.minutes,
  a.kind = 'volunteer' or (a.kind = 'service_day' and p.role is not null), a.area_path, a.organisation_id, 'certified', p.certified_by, p.certified_at,
  p.certified_by, p.certified_at, (p.certified_at at time zone 'Asia/Shanghai')::date
from activity_participants p
join activities a on a.jurisdiction_id = p.jurisdiction_id and a.id = p.activity_id
left join persons q on q.jurisdiction_id = p.jurisdiction_id and q.account_id = p.account_id and q.merged_into is null and q.erased_at is null
where p.certified_at is not null;

insert into volunteer_hour_changes (jurisdiction_id, id, hours_id, what, minutes, by_id, at)
select jurisdiction_id, gen_random_uuid(), id, 'certified', minutes, certified_by, certified_at from volunteer_hours where what = 'activities.activity';

alter table activity_participants drop column minutes, drop column certified_at, drop column certified_by;

-- which of those who take part in an activity of a kind volunteer, and what it asks of them first
update activities set rules = rules || jsonb_build_object('needs', null, 'voluntary',
  case when kind = 'volunteer' then 'all' when kind = 'service_day' then 'roles' else 'none' end);
