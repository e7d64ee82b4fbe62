-- What follows from the yellow list may be a topic of the next meeting.
alter table property_consequences drop constraint property_consequences_act_check;
alter table property_consequences add constraint property_consequences_act_check check (act in ('praise', 'rectify', 'talk', 'agenda', 'credit'));
alter table property_consequences add column meeting_kind text not null default 'joint';
alter table property_consequences add column meeting_id uuid;
alter table property_consequences add column agenda_item_id uuid;
alter table property_consequences add constraint property_consequences_item_check check ((meeting_id is null) = (agenda_item_id is null));
grant update (meeting_kind, meeting_id, agenda_item_id) on property_consequences to linli_app;
