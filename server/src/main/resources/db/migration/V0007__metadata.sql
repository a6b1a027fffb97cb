-- What an entry says about itself: template, field values, tags. Equal entries and all copies of an
-- entry share one row, so a row is never changed for the sake of one entry.
create table metadata_set (
  repository_id      integer     not null references repository (id) on delete cascade,
  id                 bigint      not null generated always as identity,
  template_id        integer,
  -- by field id, the values as they go over the wire; a field of the template without values is left
  -- out, another field without values is an empty array
  fields             jsonb       not null,
  tag_ids            integer[]   not null,
  -- SHA-256 of the content, by which an equal set is found; null once the values were converted
  hash               bytea       check (length(hash) = 32),
  created            timestamptz not null,
  -- When a sweep first saw that nothing refers to the row; null while something does.
  unreferenced_since timestamptz,
  primary key (repository_id, id),
  unique (repository_id, hash)
);

create index metadata_set_template on metadata_set (repository_id, template_id)
  where template_id is not null;
create index metadata_set_tags on metadata_set using gin (tag_ids) where tag_ids <> '{}';
create index metadata_set_unreferenced on metadata_set (repository_id)
  where unreferenced_since is not null;

-- The values of the sets, for searches: indexed once, however many entries share the set. A field
-- without values has one row, at position 0, of nothing but nulls.
create table metadata_value (
  repository_id integer not null,
  set_id        bigint  not null,
  field_id      integer not null,
  position      integer not null,
  -- the text, folded as names are; texts of numbers, dates and times, too
  text_key      text collate "C",
  number_value  numeric,
  -- dates and date-times; times on the first of January 1970
  date_value    timestamp,
  primary key (repository_id, set_id, field_id, position),
  foreign key (repository_id, set_id) references metadata_set (repository_id, id) on delete cascade
);

-- Index entries are bounded in size: a search compares this prefix first, then the whole text.
create index metadata_value_text on metadata_value (repository_id, field_id, left(text_key, 200));
create index metadata_value_number on metadata_value (repository_id, field_id, number_value)
  where number_value is not null;
create index metadata_value_date on metadata_value (repository_id, field_id, date_value)
  where date_value is not null;

-- Links between entries. A link whose entry was deleted is not shown and goes with the next sweep:
-- ids of entries are never used twice, so a delete needs not look here.
create table entry_link (
  repository_id      integer not null references repository (id) on delete cascade,
  id                 integer not null generated always as identity,
  source_id          integer not null,
  target_id          integer not null,
  link_definition_id integer not null,
  properties         jsonb   not null,
  primary key (repository_id, id)
);

create index entry_link_source on entry_link (repository_id, source_id);
create index entry_link_target on entry_link (repository_id, target_id);
