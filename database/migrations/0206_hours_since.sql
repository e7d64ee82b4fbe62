-- The day on which the opening hours of a place were told last: hours nobody has looked at for years are shown as what they are.
alter table places add column hours_since date;
