-- What a consent is for beyond its use, who sees what rests on it, until when it holds, and who was there when it was spoken.
alter table person_consents add column purpose text;
alter table person_consents add column sees text;
alter table person_consents add column until_day date;
alter table person_consents add column witness text;
create index person_consents_ending on person_consents (jurisdiction_id, until_day) where given and until_day is not null;
