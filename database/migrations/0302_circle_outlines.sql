-- A circle follows streets, not areas: corners of the ground it covers, [[lon, lat], …], the first not repeated; null: the whole of its area.
alter table circles add column outline jsonb;
alter table circles add constraint circles_outline_check check (outline is null or jsonb_array_length(outline) between 3 and 60);
grant update (outline) on circles to linli_app;
