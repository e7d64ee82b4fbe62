-- How often an item was put off from meeting to meeting: what is put off again and again is seen.
alter table meeting_items add column deferrals int not null default 0;
update meeting_items set deferrals = 1 where from_item_id is not null;
alter table meeting_items add constraint meeting_items_deferrals_check check (deferrals >= 0 and (from_item_id is null or deferrals > 0));
