-- Who may do what: groups, privileges and security tags of trustees, access control lists.
alter table trustee
  add column kind smallint not null default 1, -- 1 user, 2 group
  add column privileges integer not null default 0, -- a bit for each, besides those of the role
  add column features integer; -- a bit for each; null: those of the role

create table trustee_member (
  repository_id integer not null,
  group_id integer not null,
  member_id integer not null,
  primary key (repository_id, group_id, member_id),
  foreign key (repository_id, group_id) references trustee (repository_id, id) on delete cascade,
  foreign key (repository_id, member_id) references trustee (repository_id, id) on delete cascade
);

create index trustee_member_of on trustee_member (repository_id, member_id);

-- The security tags that a trustee holds.
create table trustee_tag (
  repository_id integer not null,
  trustee_id integer not null,
  tag_id integer not null,
  primary key (repository_id, trustee_id, tag_id),
  foreign key (repository_id, trustee_id) references trustee (repository_id, id) on delete cascade,
  foreign key (repository_id, tag_id) references tag_definition (repository_id, id) on delete cascade
);

-- Rises with each change of what this file is about. Who changes it holds the row until the end of the
-- transaction, so versions are committed in their order. Without a row the version is 0.
create table access_version (
  repository_id integer primary key references repository (id) on delete cascade,
  version bigint not null
);

-- The lists that were set. Where there is no row, the list is the one that every repository begins with:
-- empty for an entry below the root. A list that was emptied keeps its row, so that nodes which know
-- it hear of it.
create table access_list (
  repository_id integer not null references repository (id) on delete cascade,
  kind smallint not null, -- 1 entry, 2 field, 3 template, 4 new fields, 5 new templates
  object_id integer not null, -- 0 for the lists of new fields and templates
  inherits boolean not null,
  -- four numbers for each element: trustee (0 for Everyone), 1 to deny, rights as bits, scope
  elements integer[] not null,
  changed bigint not null, -- the version that brought it
  primary key (repository_id, kind, object_id)
);

create index access_list_changed on access_list (repository_id, changed);
