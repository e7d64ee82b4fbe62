-- Long work: imports, exports, commands on many things. A row for each, taken by one worker at a time under a lease, carried on from its position by
-- whoever takes it next.
create table long_work (
  jurisdiction_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  kind text not null,
  -- what its owner calls it, such as the file's name
  title text not null,
  input jsonb not null,
  language text not null,
  -- the posts its owner had: whoever has lost one of them may not read what was made by it
  posts jsonb not null,
  state text not null check (state in ('waiting', 'running', 'paused', 'done', 'failed', 'cancelled')),
  -- what its owner wants of it while it runs
  wish text check (wish in ('pause', 'cancel')),
  -- where it goes on, written with each piece it has finished
  position jsonb,
  done int not null default 0,
  total int,
  attempts int not null default 0,
  lease uuid,
  leased_until timestamptz,
  -- its owner was told to come back for it, and is told when it has ended
  handed_over boolean not null default false,
  -- sealed
  answer bytea,
  error jsonb,
  created_at timestamptz not null,
  ended_at timestamptz,
  primary key (jurisdiction_id, id)
);
select linli.distribute('long_work');
create index long_work_of on long_work (jurisdiction_id, account_id, id desc);
create index long_work_open on long_work (jurisdiction_id, created_at, id) where state in ('waiting', 'running');
alter table long_work enable row level security;
create policy own on long_work using (jurisdiction_id = linli.jurisdiction() and (linli.sees_all() or account_id = linli.account()))
  with check (jurisdiction_id = linli.jurisdiction() and (linli.sees_all() or account_id = linli.account()));
grant select, insert, update, delete on long_work to linli_app;

-- Files given to it and made by it, sealed.
create table long_work_files (
  jurisdiction_id uuid not null,
  work_id uuid not null,
  account_id uuid not null,
  role text not null check (role in ('given', 'made')),
  name text not null,
  type text not null,
  sealed bytea not null,
  primary key (jurisdiction_id, work_id, role)
);
select linli.distribute('long_work_files');
alter table long_work_files
  add constraint long_work_files_of foreign key (jurisdiction_id, work_id) references long_work (jurisdiction_id, id) on delete cascade;
alter table long_work_files enable row level security;
create policy own on long_work_files using (jurisdiction_id = linli.jurisdiction() and (linli.sees_all() or account_id = linli.account()))
  with check (jurisdiction_id = linli.jurisdiction() and (linli.sees_all() or account_id = linli.account()));
grant select, insert, update, delete on long_work_files to linli_app;
