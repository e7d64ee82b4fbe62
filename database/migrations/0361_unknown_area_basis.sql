-- Where the area of a unit is from, when whoever brought it did not say.
alter table owner_units drop constraint owner_units_area_basis_check;
alter table owner_units add constraint owner_units_area_basis_check check (area_basis in ('register', 'survey', 'contract', 'unknown'));
