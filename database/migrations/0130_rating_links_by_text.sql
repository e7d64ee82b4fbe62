-- A rating link goes to who reported by itself.
alter table call_backs
  -- when the link is to go by text; null where it need not, or was taken to be sent: it is noted before it goes, so that it goes once
  add column link_due_at timestamptz,
  -- when the gateway for texts took it
  add column link_sent_at timestamptz;
grant update (link_due_at, link_sent_at) on call_backs to linli_app;
create index call_backs_links_due on call_backs (jurisdiction_id, link_due_at) where result is null and link_due_at is not null;
