-- Documents: texts filled from templates, numbered without a gap, signed, never changed. And the numbers they are given.

create table documents (
  jurisdiction_id uuid not null,
  id uuid not null,
  -- what it was made of: `organisations.agreement`, and its id
  source text not null,
  subject_id uuid not null,
  -- of the templates; 0: the one that comes with the program
  template_version int not null,
  number text not null,
  title text not null,
  body text not null,
  -- [{"role", "name", "organisationId"}], in the order in which they stand on paper
  parties jsonb not null,
  organisation_ids uuid[] not null,
  area_path ltree not null,
  area_code text collate "C" generated always as (replace(ltree2text(area_path), '.', '')) stored,
  state text not null constraint documents_state check (state in ('to_sign', 'signed', 'withdrawn')),
  made_by uuid not null,
  made_at timestamptz not null,
  -- of number, title, body and parties
  content_hash bytea not null,
  -- of the content and all signatures, once everybody has signed: what the archive vouches for
  archive_hash bytea,
  archived_at timestamptz,
  withdrawn_reason text,
  primary key (jurisdiction_id, id),
  unique (jurisdiction_id, number)
);
select linli.distribute('documents');
alter table documents enable row level security;
create policy own_jurisdiction on documents using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update on documents to linli_app;
-- of one thing there is one document at a time
create unique index documents_of_subject on documents (jurisdiction_id, source, subject_id) where state <> 'withdrawn';
create index documents_by_state on documents (jurisdiction_id, state, id);

create table document_signatures (
  jurisdiction_id uuid not null,
  document_id uuid not null,
  -- place in the document's parties
  party int not null,
  -- who signed, as the one before the screen was called, and on whose account
  name text not null,
  account_id uuid not null,
  strokes jsonb not null,
  signed_at timestamptz not null,
  primary key (jurisdiction_id, document_id, party)
);
select linli.distribute('document_signatures');
alter table document_signatures enable row level security;
create policy own_jurisdiction on document_signatures using (jurisdiction_id = linli.jurisdiction())
  with check (jurisdiction_id = linli.jurisdiction());
grant select, insert on document_signatures to linli_app;
alter table document_signatures add constraint document_signatures_document foreign key (jurisdiction_id, document_id) references documents;

-- The last number of each series and year. It is raised in the transaction that uses it: one that fails leaves no gap.
create table document_numbers (
  jurisdiction_id uuid not null,
  series text not null,
  year int not null,
  last int not null,
  primary key (jurisdiction_id, series, year)
);
select linli.distribute('document_numbers');
alter table document_numbers enable row level security;
create policy own_jurisdiction on document_numbers using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update on document_numbers to linli_app;
