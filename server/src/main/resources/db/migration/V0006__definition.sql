-- The last id handed out for each kind of definition: an id is never used twice, because values
-- on entries name their field by it.
create table definition_counter (
  repository_id integer not null references repository (id) on delete cascade,
  kind text not null,
  last_id integer not null,
  primary key (repository_id, kind)
);

create table field_definition (
  repository_id integer not null references repository (id) on delete cascade,
  id integer not null,
  name text not null,
  name_key text not null,
  field_type text not null,
  description text not null,
  length integer not null,
  default_value text not null,
  is_multi_value boolean not null,
  is_required boolean not null,
  constraint_text text not null,
  constraint_error text not null,
  list_values text[] not null,
  format text not null,
  currency text not null,
  format_pattern text not null,
  is_indexed boolean not null,
  is_indexed_for_reporting boolean not null,
  warn_if_blank boolean not null,
  hide_list_values boolean not null,
  auto_extract boolean not null,
  properties jsonb not null default '{}',
  primary key (repository_id, id),
  unique (repository_id, name_key)
);

create table template_definition (
  repository_id integer not null references repository (id) on delete cascade,
  id integer not null,
  name text not null,
  name_key text not null,
  description text not null,
  -- alpha, red, green, blue from the highest byte down
  color integer,
  is_auto_assignable boolean not null,
  properties jsonb not null default '{}',
  primary key (repository_id, id),
  unique (repository_id, name_key)
);

create table template_field (
  repository_id integer not null,
  template_id integer not null,
  field_id integer not null,
  position integer not null,
  is_required boolean not null,
  local_description text not null,
  group_id integer,
  group_name text,
  primary key (repository_id, template_id, field_id),
  foreign key (repository_id, template_id)
    references template_definition (repository_id, id) on delete cascade,
  -- for the removal of a whole repository; who removes a field closes the gap in the positions
  foreign key (repository_id, field_id)
    references field_definition (repository_id, id) on delete cascade,
  -- looked at when a statement ends, so that one statement can shift positions
  unique (repository_id, template_id, position) deferrable initially immediate,
  check (position > 0),
  check ((group_id is null) = (group_name is null))
);

create index template_field_by_field on template_field (repository_id, field_id);

create table tag_definition (
  repository_id integer not null references repository (id) on delete cascade,
  id integer not null,
  name text not null,
  name_key text not null,
  description text not null,
  is_secure boolean not null,
  -- null together: a tag without watermark
  watermark_text text,
  watermark_page_span integer,
  watermark_position text,
  watermark_rotation integer,
  watermark_is_mandatory boolean,
  watermark_opacity integer,
  primary key (repository_id, id),
  unique (repository_id, name_key),
  check (num_nulls(watermark_text, watermark_page_span, watermark_position, watermark_rotation,
                   watermark_is_mandatory, watermark_opacity) in (0, 6))
);

create table link_definition (
  repository_id integer not null references repository (id) on delete cascade,
  id integer not null,
  source_label text not null,
  target_label text not null,
  description text not null,
  primary key (repository_id, id)
);

create table attribute (
  repository_id integer not null references repository (id) on delete cascade,
  -- S-1-1-0 for the attributes of Everyone
  trustee_sid text not null,
  key text not null,
  value text not null,
  primary key (repository_id, trustee_sid, key)
);
