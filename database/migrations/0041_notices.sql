-- What people are told: an inbox for each account, what each chose, and messages on their way by push, e-mail and text message.

-- An id is made from the moment, the kind, the occasion and the account: the same notice again is the same row.
create table notices (
  jurisdiction_id uuid not null,
  account_id uuid not null,
  id uuid not null,
  kind text not null,
  variant text not null,
  subject text,
  data jsonb not null default '{}',
  created_at timestamptz not null,
  read_at timestamptz,
  primary key (jurisdiction_id, account_id, id)
);
select linli.distribute('notices');
create index notices_unread on notices (jurisdiction_id, account_id, id) where read_at is null;
-- rows come in order of time and go after 90 days
create index notices_by_age on notices using brin (created_at);
alter table notices enable row level security;
create policy own on notices for select using (jurisdiction_id = linli.jurisdiction() and (linli.sees_all() or account_id = linli.account()));
create policy read on notices for update using (jurisdiction_id = linli.jurisdiction() and (linli.sees_all() or account_id = linli.account()))
  with check (jurisdiction_id = linli.jurisdiction() and (linli.sees_all() or account_id = linli.account()));
create policy platform_tells on notices for insert with check (jurisdiction_id = linli.jurisdiction() and linli.sees_all());
create policy platform_forgets on notices for delete using (jurisdiction_id = linli.jurisdiction() and linli.sees_all());
grant select, insert, update (read_at), delete on notices to linli_app;

-- What an account chose in a jurisdiction; what is not there keeps its standard.
create table notice_settings (
  jurisdiction_id uuid not null,
  account_id uuid not null,
  -- {"cases.step": ["push", "sms"], …}
  channels jsonb not null default '{}',
  -- Shanghai time, HH:MM
  quiet_from text,
  quiet_to text,
  digest_at text,
  language text not null default 'zh-CN',
  email text,
  email_confirmed_at timestamptz,
  -- keyed hash of the code that confirms the address
  email_code bytea,
  email_code_until timestamptz,
  email_code_tries int not null default 0,
  updated_at timestamptz not null,
  primary key (jurisdiction_id, account_id)
);
select linli.distribute('notice_settings');
alter table notice_settings enable row level security;
create policy own on notice_settings using (jurisdiction_id = linli.jurisdiction() and (linli.sees_all() or account_id = linli.account()))
  with check (jurisdiction_id = linli.jurisdiction() and (linli.sees_all() or account_id = linli.account()));
grant select, insert, update on notice_settings to linli_app;

-- Browsers that get web push. The id is made from the endpoint: one browser tells one account, the last that asked.
create table push_subscriptions (
  jurisdiction_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  endpoint text not null,
  p256dh text not null,
  auth text not null,
  created_at timestamptz not null,
  primary key (jurisdiction_id, id)
);
select linli.distribute('push_subscriptions');
create index push_subscriptions_of on push_subscriptions (jurisdiction_id, account_id);
alter table push_subscriptions enable row level security;
create policy own_jurisdiction on push_subscriptions using (jurisdiction_id = linli.jurisdiction() and linli.sees_all())
  with check (jurisdiction_id = linli.jurisdiction() and linli.sees_all());
grant select, insert, update, delete on push_subscriptions to linli_app;

-- A notice on its way by one channel; of push one for each browser. Whoever takes it moves next_at ahead, so that a worker that dies is followed.
create table notice_deliveries (
  jurisdiction_id uuid not null,
  notice_id uuid not null,
  channel text not null,
  -- the browser, for push
  target text not null default '',
  account_id uuid not null,
  kind text not null,
  state text not null default 'waiting' check (state in ('waiting', 'sent', 'failed', 'dropped')),
  -- goes into the daily mail
  digest boolean not null default false,
  attempts int not null default 0,
  next_at timestamptz,
  reason text,
  created_at timestamptz not null,
  done_at timestamptz,
  primary key (jurisdiction_id, notice_id, channel, target),
  check ((next_at is null) = (state <> 'waiting'))
);
select linli.distribute('notice_deliveries');
create index notice_deliveries_due on notice_deliveries (jurisdiction_id, next_at) where next_at is not null;
create index notice_deliveries_failed on notice_deliveries (jurisdiction_id, notice_id) where state = 'failed';
create index notice_deliveries_by_age on notice_deliveries using brin (created_at);
alter table notice_deliveries enable row level security;
create policy own_jurisdiction on notice_deliveries using (jurisdiction_id = linli.jurisdiction() and linli.sees_all())
  with check (jurisdiction_id = linli.jurisdiction() and linli.sees_all());
grant select, insert, update, delete on notice_deliveries to linli_app;

-- Clocks whose turn to yellow or red has been told: once for each case, light and deadline.
create table clock_turns (
  jurisdiction_id uuid not null,
  case_id uuid not null,
  light text not null check (light in ('yellow', 'red')),
  due_at timestamptz not null,
  told_at timestamptz not null,
  primary key (jurisdiction_id, case_id, light, due_at)
);
select linli.distribute('clock_turns');
create index clock_turns_by_age on clock_turns using brin (told_at);
alter table clock_turns enable row level security;
create policy own_jurisdiction on clock_turns using (jurisdiction_id = linli.jurisdiction() and linli.sees_all())
  with check (jurisdiction_id = linli.jurisdiction() and linli.sees_all());
grant select, insert, delete on clock_turns to linli_app;
