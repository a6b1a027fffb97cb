-- What is laid on pages, the reasons redactions can give, and the stamp catalogue.

-- The annotations of a page. A set never changes once its transaction has committed, but for reasons
-- and stamps that are deleted: a change makes a new one. Copied pages and versions share it.
create table annotation_set (
  repository_id integer not null references repository (id),
  id bigint not null generated always as identity,
  -- Item ids are not used again in a page, also when the annotation is gone.
  last_item_id integer not null,
  created timestamptz not null,
  unreferenced_since timestamptz,
  primary key (repository_id, id)
);

create index annotation_set_unreferenced on annotation_set (repository_id)
  where unreferenced_since is not null;

create table annotation (
  repository_id integer not null,
  annotation_set_id bigint not null,
  item_id integer not null check (item_id > 0),
  type text not null,
  z_order integer not null,
  creator_id integer not null,
  created timestamptz not null,
  modified timestamptz not null,
  is_protected boolean not null,
  visibility text not null check (visibility in ('CreatorAndOwner', 'Standard', 'AllUsers')),
  access_type text not null check (access_type in ('None', 'Allow', 'Deny')),
  reason_id integer,
  stamp_id integer,
  comment text,
  custom_data text,
  text text, -- what a note, a text box or a callout says; also in the shape
  color text, -- the main colour; also in the shape
  shape jsonb not null, -- what only this type has
  content_sha256 bytea, -- an attached file, a bitmap, or the image of the stamp as it was
  content_size bigint not null default 0,
  -- The text of the page when the span of a redaction was set; not a reference.
  text_id bigint,
  primary key (repository_id, annotation_set_id, item_id),
  foreign key (repository_id, annotation_set_id) references annotation_set (repository_id, id)
    on delete cascade
);

create index annotation_content on annotation (repository_id, content_sha256)
  where content_sha256 is not null;
create index annotation_reason_used on annotation (repository_id, reason_id)
  where reason_id is not null;
create index annotation_stamp_used on annotation (repository_id, stamp_id)
  where stamp_id is not null;

alter table page add column annotation_set_id bigint;

create index page_annotation on page (repository_id, annotation_set_id)
  where annotation_set_id is not null;

create table annotation_reason (
  repository_id integer not null references repository (id) on delete cascade,
  id integer not null,
  text text not null,
  primary key (repository_id, id)
);

-- The image is a PNG file in the store.
create table stamp (
  repository_id integer not null references repository (id) on delete cascade,
  id integer not null,
  name text not null,
  is_public boolean not null,
  owner_id integer not null,
  custom_data text,
  image_sha256 bytea not null,
  image_size bigint not null,
  width integer not null check (width > 0),
  height integer not null check (height > 0),
  primary key (repository_id, id)
);

create index stamp_image on stamp (repository_id, image_sha256);
