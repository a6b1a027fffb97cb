-- The tree. A row is small; what is heavy is shared by reference. There are no foreign keys here on
-- purpose (docs/adr/0004): the statements keep the invariants and `muniment check` proves them.
create table entry (
  repository_id integer not null,
  id integer not null,
  parent_id integer,
  creator_id integer not null,
  modifier_id integer not null,
  created timestamptz not null,
  modified timestamptz not null,
  electronic_document_id bigint,
  page_set_id bigint,
  metadata_set_id bigint,
  target_id integer,
  type smallint not null,
  target_type smallint,
  name text not null,
  name_key text collate "C" not null,
  primary key (repository_id, id)
);

create unique index entry_name on entry (repository_id, parent_id, name_key);

-- The few containers among many documents: walks of whole trees read this instead of every row
-- (docs/adr/0006).
create index entry_container on entry (repository_id, parent_id, id) where type <= 2;

-- What a copy or delete found in the subtree at one moment, in chunks. Copy: ids of entries and, at the
-- same positions, the places of their parents in the level above, which begins at first_parent in the
-- whole plan. Delete: ids of containers, and how many entries are in them.
create table entry_plan (
  repository_id integer not null,
  task_id uuid not null,
  chunk integer not null,
  first_ordinal integer not null,
  first_parent integer not null,
  entries integer not null,
  containers boolean not null,
  ids integer[] not null,
  parents integer[] not null,
  primary key (repository_id, task_id, chunk)
);

-- The next free entry id of each repository, and how often a folder was moved. Ids are taken in blocks,
-- in transactions of their own, so that no writer waits for another.
create table entry_counter (
  repository_id integer primary key,
  next_id bigint not null,
  folder_moves bigint not null default 0
);
