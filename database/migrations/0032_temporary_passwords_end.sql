-- A temporary password ends unless its holder sets an own one: so it is kept since when it is in use. Null: the password is the holder's own.
-- Those in use now count from today. In milliseconds, as every moment the server writes.
alter table accounts add column temporary_password_at timestamptz;
update accounts set temporary_password_at = date_trunc('milliseconds', now()) where must_change_password;
alter table accounts drop column must_change_password;
