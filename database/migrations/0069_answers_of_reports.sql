-- {"category", "version", "values", "told": [{"key", "title", "answer"}]}: answers to the extra questions of the category, and each with its
-- question in the words of that day.
alter table reports add column answers jsonb;
