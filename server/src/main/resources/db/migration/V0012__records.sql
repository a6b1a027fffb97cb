-- Record series, and what was set of single records and record folders. What follows from the place of an
-- entry in the tree has no row here. A null among the retention columns stands for "as it is above", 0 and
-- the empty text for "none". Rows of deleted entries are swept.
create table record_series (
  repository_id integer not null,
  entry_id integer not null,
  code text,
  code_key text collate "C",
  cutoff_criterion_id integer,
  disposition_schedule_id integer,
  disposition_authority text,
  permanent boolean,
  review_cycle_id integer,
  review_interval integer,
  review_interval_unit smallint,
  primary key (repository_id, entry_id)
);

create unique index record_series_code on record_series (repository_id, code_key);

-- A row makes a folder a record folder and a document a record, wherever it is.
create table record_entry (
  repository_id integer not null,
  entry_id integer not null,
  cutoff_criterion_id integer,
  disposition_schedule_id integer,
  disposition_authority text,
  permanent boolean,
  review_cycle_id integer,
  review_interval integer,
  review_interval_unit smallint,
  filing_date timestamptz,
  trigger_date timestamptz,
  closed boolean not null default false,
  cutoff_inherited boolean not null default true,
  schedule_inherited boolean not null default true,
  last_review_date timestamptz,
  reviewer text,
  primary key (repository_id, entry_id)
);

create table record_event (
  repository_id integer not null,
  entry_id integer not null,
  event_id integer not null,
  date timestamptz not null,
  primary key (repository_id, entry_id, event_id)
);
