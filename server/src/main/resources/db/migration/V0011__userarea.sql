-- What users keep for themselves: areas of applications, personal collections, starred entries.
create table user_area (
  repository_id integer  not null,
  id            integer  not null generated always as identity,
  trustee_id    integer  not null,
  kind          smallint not null, -- 1 area of an application, 2 personal collection, 3 starred
  name          text     not null,
  name_key      text     collate "C" not null, -- the name without regard to case
  comment       text,
  data          text,
  primary key (repository_id, id),
  unique (repository_id, trustee_id, kind, name_key),
  foreign key (repository_id, trustee_id) references trustee (repository_id, id) on delete cascade
);

-- What is in them. An entry that was deleted is not shown and goes with the next sweep: ids of entries
-- are never used twice, so a delete needs not look here.
create table user_area_entry (
  repository_id integer not null,
  area_id       integer not null,
  entry_id      integer not null,
  position      bigint  not null generated always as identity, -- the order they were added in
  primary key (repository_id, area_id, entry_id),
  foreign key (repository_id, area_id) references user_area (repository_id, id) on delete cascade
);

-- What users opened last, a bounded number for each of them.
create table recent_entry (
  repository_id integer     not null,
  trustee_id    integer     not null,
  kind          smallint    not null, -- 1 document, 2 folder
  entry_id      integer     not null,
  opened        timestamptz not null,
  primary key (repository_id, trustee_id, kind, entry_id),
  foreign key (repository_id, trustee_id) references trustee (repository_id, id) on delete cascade
);
