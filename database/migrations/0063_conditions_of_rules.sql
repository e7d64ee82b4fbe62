-- A dispatch rule may hold under a condition alone, an expression over words and time; several may stand for one category and area.
alter table dispatch_rules add column condition text;
alter table dispatch_rules drop constraint dispatch_rules_jurisdiction_id_category_code_area_path_key;
alter table dispatch_rules add constraint dispatch_rules_one unique nulls not distinct (jurisdiction_id, category_code, area_path, condition);
