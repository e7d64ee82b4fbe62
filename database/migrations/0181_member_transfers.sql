-- Transfers of Party members (组织关系转接): a letter from one branch to another, or to one outside; until it is accepted the sender is responsible.
create table member_transfers (
  jurisdiction_id uuid not null,
  id uuid not null,
  -- of the member, in the register party_members
  row_id uuid not null,
  -- whom the letter names: its receiver does not see the row yet
  person_id uuid not null,
  from_organisation uuid not null,
  from_code text collate "C" not null,
  -- null: outside the jurisdiction, named by outside
  to_organisation uuid,
  to_code text collate "C",
  outside text,
  dues_paid_to text not null check (dues_paid_to ~ '^\d{4}-\d{2}$'),
  reason text not null,
  sent_on date not null,
  valid_until date not null,
  sent_by uuid not null,
  state text not null default 'sent' check (state in ('sent', 'accepted', 'returned', 'withdrawn')),
  decided_at timestamptz,
  decided_by uuid,
  decision text,
  primary key (jurisdiction_id, id),
  check ((to_organisation is null) = (to_code is null) and (to_organisation is null) = (outside is not null)),
  check ((state = 'sent') = (decided_at is null))
);
select linli.distribute('member_transfers');
alter table member_transfers add constraint member_transfers_row foreign key (jurisdiction_id, row_id) references register_rows (jurisdiction_id, id);
-- one letter at a time
create unique index member_transfers_once on member_transfers (jurisdiction_id, row_id) where state = 'sent';
create index member_transfers_from on member_transfers (jurisdiction_id, from_code, id);
create index member_transfers_to on member_transfers (jurisdiction_id, to_code, id) where to_code is not null;
create index member_transfers_open on member_transfers (jurisdiction_id, valid_until, id) where state = 'sent';
alter table member_transfers enable row level security;
create policy own_jurisdiction on member_transfers using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update (state, decided_at, decided_by, decision) on member_transfers to linli_app;
