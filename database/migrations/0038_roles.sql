-- Roles that a jurisdiction makes for itself from the permissions that modules declare. Those that come with the platform are no rows: what
-- they allow is part of the program. A local role's code is its id, so that its name can change.
create table roles (
  jurisdiction_id uuid not null,
  code text not null check (code ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'),
  name text not null check (name <> ''),
  -- what a post with it stands over; never changed
  standing text not null check (standing in ('area', 'organisation', 'area_and_team')),
  permissions text[] not null check (cardinality(permissions) > 0),
  version int not null default 1,
  primary key (jurisdiction_id, code),
  constraint roles_name unique (jurisdiction_id, name),
  -- 三员分立: what belongs to an administrator's duty comes with that administrator's role alone
  constraint roles_no_duty check (permissions::text !~ '[{,](accounts|audit|platform)\.|\.configure[,}]')
);
select linli.distribute('roles');
alter table roles add constraint roles_jurisdiction foreign key (jurisdiction_id) references jurisdictions;
alter table roles enable row level security;
create policy own_jurisdiction on roles using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update, delete on roles to linli_app;

-- A post's role is one that comes with the platform or a row of `roles`, which then stays as long as the post, and posts stay for good.
alter table posts drop constraint posts_role_check;
alter table posts drop constraint posts_reach;
alter table posts add column local_role text generated always as (case when role like '%-%' then role end) stored;
alter table posts add constraint posts_role_check check (local_role is not null or role ~ '^[a-z][a-z_]*$');
alter table posts add constraint posts_role foreign key (jurisdiction_id, local_role) references roles (jurisdiction_id, code);
create index posts_of_local_role on posts (jurisdiction_id, local_role) where local_role is not null;
alter table posts add constraint posts_reach check (case
  when role in ('system_admin', 'security_admin', 'audit_admin') then area_id is null and organisation_id is null
  when role = 'handler' then area_id is null and organisation_id is not null
  when role = 'grid_worker' then area_id is not null
  when role in ('clerk', 'dispatcher', 'supervisor') then area_id is not null and organisation_id is null
  else area_id is not null or organisation_id is not null end);
