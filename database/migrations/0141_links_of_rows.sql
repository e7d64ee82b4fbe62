-- Links are written with their row, by the same statement's transaction, and rows are never removed: the check cost an import more than their index.
alter table register_links drop constraint register_links_row;
