-- The item of the credit scheme an entry is made under that follows from a list; null: it makes none, or was kept before items could be chosen.
alter table property_consequences add column item text;
grant update (item) on property_consequences to linli_app;
