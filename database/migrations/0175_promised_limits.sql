-- What was promised for one case alone, such as the limit of the matter somebody applies for: it stands for the limit of handling.
alter table cases add column promised jsonb;
