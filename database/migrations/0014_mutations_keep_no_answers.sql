-- A mutation keeps what was done – ids, figures – and no answer: a repeat is answered anew from what its sender may read by then.
-- The column goes at once; what it held leaves the disk with the next `vacuum full mutations`.
alter table mutations drop column answer;
alter table mutations add column done jsonb;
