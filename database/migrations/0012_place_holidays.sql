-- Whether a place stays closed on public holidays, whatever its weekly hours say.
alter table places add column closed_on_holidays boolean not null default false;
