-- Annexes of a meeting or of an item of its agenda. What is open is listed where the meeting is published; its content is for whoever works there or was called.
create table meeting_documents (
  jurisdiction_id uuid not null,
  -- that of the file
  id uuid not null,
  meeting_id uuid not null,
  -- an item of its agenda; one that was taken off since leaves the annex to the meeting
  item_id uuid,
  open boolean not null,
  added_by uuid not null,
  added_at timestamptz not null,
  primary key (jurisdiction_id, id)
);
select linli.distribute('meeting_documents');
create index meeting_documents_of_meeting on meeting_documents (jurisdiction_id, meeting_id, added_at, id);
alter table meeting_documents add constraint meeting_documents_meeting foreign key (jurisdiction_id, meeting_id) references meetings (jurisdiction_id, id);
alter table meeting_documents enable row level security;
create policy own_jurisdiction on meeting_documents using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, delete on meeting_documents to linli_app;

-- Which meetings a proposal stood on the agenda of.
create index meeting_items_of_proposal on meeting_items (jurisdiction_id, proposal_id) where proposal_id is not null;
