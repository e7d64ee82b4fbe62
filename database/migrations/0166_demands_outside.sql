-- What was asked outside the platform – a sheet in a chat group at noon – as those noted it who were asked. Nobody told its basis.
alter table demands add column outside boolean not null default false;
alter table demands alter column basis_kind drop not null;
alter table demands alter column basis drop not null;
alter table demands add constraint demands_basis_told check (outside or (basis_kind is not null and basis is not null));
