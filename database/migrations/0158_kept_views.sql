-- Beside templates and filters of the desk people keep views of lists: what is shown, in which columns and order.
alter table desk_items drop constraint desk_items_kind_check;
alter table desk_items add constraint desk_items_kind_check check (kind in ('template', 'filter', 'view'));
