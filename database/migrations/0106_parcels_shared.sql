-- What a topic's subscribers are to be told is kept once: their deliveries name it. A parcel goes when no delivery names it any more.
create table parcels (
  jurisdiction_id uuid not null,
  id uuid not null,
  events json not null,
  primary key (jurisdiction_id, id)
);
select linli.distribute('parcels');
-- written, read as a whole by each subscriber and removed: neither taken apart nor compressed on the way
alter table parcels alter column events set storage external;
alter table parcels set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);
alter table parcels enable row level security;
create policy own_jurisdiction on parcels using (jurisdiction_id = linli.jurisdiction() and linli.sees_all())
  with check (jurisdiction_id = linli.jurisdiction() and linli.sees_all());
grant select, insert, delete on parcels to linli_app;

alter table deliveries add column parcel_id uuid not null default gen_random_uuid();
insert into parcels (jurisdiction_id, id, events) select jurisdiction_id, parcel_id, events from deliveries returning id;
alter table deliveries alter column parcel_id drop default;
alter table deliveries drop column events;

-- handed on as the text it arrived as
alter table outbox alter column payload type json using payload::text::json;
