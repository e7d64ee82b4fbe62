-- Photos and documents that are read with a disclosure belong to its versions: an amendment may add and leave out.
alter table disclosure_versions add column file_ids uuid[] not null default '{}';
alter table disclosures drop column document_ids;
