-- What hangs on a person goes along when two records of one person are merged, and what lies in an area when another takes it over.
grant update (person_id, area_code) on points_earned to linli_app;
grant update (person_id, area_code) on points_by_hand to linli_app;
grant update (person_id, area_code) on points_objections to linli_app;
grant update (area_code) on points_budgets to linli_app;
