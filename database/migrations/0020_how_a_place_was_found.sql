-- How exactly the place of a report is known: metres by which its point may be wrong as the device told it, and, where the point lies outside
-- every area and the nearest took it, how many metres away that is.

alter table reports add column accuracy double precision;
alter table reports add column metres_outside int;
