-- How often an answer of the knowledge base was suggested, read and taken over, by day. The answers are rows of a register.
create table knowledge_use (
  jurisdiction_id uuid not null,
  article_id uuid not null,
  day date not null,
  shown int not null default 0,
  read int not null default 0,
  taken int not null default 0,
  primary key (jurisdiction_id, article_id, day)
);
select linli.distribute('knowledge_use');
alter table knowledge_use enable row level security;
create policy own_jurisdiction on knowledge_use using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update (shown, read, taken) on knowledge_use to linli_app;
create index knowledge_use_by_day on knowledge_use (jurisdiction_id, day);

-- Whether an answer helped. Nothing tells who said so: the id is that of the request, so that one sent twice counts once.
create table knowledge_votes (
  jurisdiction_id uuid not null,
  id uuid not null,
  article_id uuid not null,
  useful boolean not null,
  day date not null,
  primary key (jurisdiction_id, id)
);
select linli.distribute('knowledge_votes');
alter table knowledge_votes enable row level security;
create policy own_jurisdiction on knowledge_votes using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert on knowledge_votes to linli_app;
create index knowledge_votes_by_day on knowledge_votes (jurisdiction_id, day);
