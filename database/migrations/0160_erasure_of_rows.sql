-- What is personal in rows is erased once it has been kept for as long after their end as its register says; history tells that it was.
alter table register_history drop constraint register_history_what_check;
alter table register_history add constraint register_history_what_check check (what in ('changed', 'moved', 'imported', 'followed', 'erased'));
create index register_rows_ended_sealed on register_rows (jurisdiction_id, register, id) where sealed is not null and ended_at is not null;
