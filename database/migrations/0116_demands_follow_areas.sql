-- Open demands and complaints of an area that another takes over are answered there.
grant update (area_path, addressee_name) on demands to linli_app;
grant update (judge_path) on demand_complaints to linli_app;
