-- What a document holds besides its row in the tree: pages, text, locks, versions; and files on their
-- way in and out.

-- The pages of a document. A set never changes once its transaction has committed: an operation on
-- pages makes a new one. Copies and versions share it.
create table page_set (
  repository_id integer not null references repository (id),
  id bigint not null generated always as identity,
  page_count integer not null default 0,
  image_bytes bigint not null default 0,
  text_bytes bigint not null default 0,
  created timestamptz not null,
  -- When a sweep first saw that nothing refers to the row; null while something does.
  unreferenced_since timestamptz,
  primary key (repository_id, id)
);

create index page_set_unreferenced on page_set (repository_id)
  where unreferenced_since is not null;

-- A page keeps its id when it is moved; a copied page gets a new one.
create sequence page_id as bigint;

-- The text of pages, once each however many pages have it.
create table page_text (
  repository_id integer not null references repository (id),
  id bigint not null generated always as identity,
  sha256 bytea not null check (length(sha256) = 32), -- of the text in UTF-8
  size bigint not null, -- bytes in UTF-8
  text text not null,
  created timestamptz not null,
  unreferenced_since timestamptz,
  primary key (repository_id, id),
  unique (repository_id, sha256)
);

create index page_text_unreferenced on page_text (repository_id)
  where unreferenced_since is not null;

create table page (
  repository_id integer not null,
  page_set_id bigint not null,
  number integer not null check (number > 0),
  page_id bigint not null,
  image_sha256 bytea,
  image_size bigint not null default 0,
  image_mime_type text,
  width integer not null default 0,
  height integer not null default 0,
  x_resolution integer not null default 0,
  y_resolution integer not null default 0,
  depth integer not null default 0,
  rotation integer not null default 0 check (rotation in (0, 90, 180, 270)),
  text_id bigint,
  text_size bigint not null default 0,
  primary key (repository_id, page_set_id, number),
  foreign key (repository_id, page_set_id) references page_set (repository_id, id)
    on delete cascade,
  check ((image_sha256 is null) = (image_mime_type is null))
);

create index page_image on page (repository_id, image_sha256) where image_sha256 is not null;
create index page_by_text on page (repository_id, text_id) where text_id is not null;

-- The text of electronic documents, once per content.
create table document_text (
  repository_id integer not null,
  sha256 bytea not null,
  text text not null,
  mime_type text, -- as found in the content
  notice text, -- why the text is not complete
  created timestamptz not null,
  primary key (repository_id, sha256),
  foreign key (repository_id, sha256) references blob (repository_id, sha256) on delete cascade
);

-- Contents whose text has not been read yet.
create table text_extraction (
  repository_id integer not null,
  sha256 bytea not null,
  size bigint not null,
  file_name text not null, -- a hint at the type
  queued timestamptz not null,
  not_before timestamptz not null,
  attempts integer not null default 0,
  primary key (repository_id, sha256),
  foreign key (repository_id, sha256) references blob (repository_id, sha256) on delete cascade
);

create index text_extraction_due on text_extraction (not_before);

create table document_lock (
  repository_id integer not null,
  entry_id integer not null,
  token uuid not null,
  owner_id integer not null,
  comment text not null,
  extent text not null check (extent in ('Page', 'Edoc', 'Metadata', 'All')),
  created timestamptz not null,
  primary key (repository_id, entry_id)
);

-- Documents under version control.
create table document_control (
  repository_id integer not null,
  entry_id integer not null,
  current_version integer not null,
  checked_out_by integer,
  checked_out timestamptz,
  check_out_comment text not null default '',
  primary key (repository_id, entry_id),
  check ((checked_out_by is null) = (checked_out is null))
);

create table document_version (
  repository_id integer not null,
  entry_id integer not null,
  number integer not null,
  page_set_id bigint,
  electronic_document_id bigint,
  metadata_set_id bigint, -- its template and fields; tags are not kept per version
  creator_id integer not null,
  created timestamptz not null,
  comment text not null default '',
  primary key (repository_id, entry_id, number),
  foreign key (repository_id, entry_id) references document_control (repository_id, entry_id)
    on delete cascade
);

-- Files coming in part by part. Each part is a content of its own.
create table upload (
  repository_id integer not null references repository (id),
  id uuid not null,
  trustee_id integer not null,
  file_name text not null,
  mime_type text not null,
  last_used timestamptz not null,
  primary key (repository_id, id)
);

create index upload_last_used on upload (last_used);

create table upload_part (
  repository_id integer not null,
  upload_id uuid not null,
  number integer not null check (number between 1 and 1000),
  sha256 bytea not null,
  size bigint not null,
  primary key (repository_id, upload_id, number),
  foreign key (repository_id, upload_id) references upload (repository_id, id) on delete cascade
);

create index upload_part_content on upload_part (repository_id, sha256);

-- Files made for a download, kept as long as their link is good.
create table export_file (
  repository_id integer not null references repository (id),
  id uuid not null,
  sha256 bytea not null,
  expires timestamptz not null,
  primary key (repository_id, id)
);

create index export_file_content on export_file (repository_id, sha256);
create index export_file_expires on export_file (expires);

-- Why something was deleted or exported.
create table audit_reason (
  repository_id integer not null references repository (id) on delete cascade,
  id integer not null,
  event_type text not null check (event_type in ('DeleteEntry', 'ExportDocument')),
  name text not null,
  primary key (repository_id, id),
  unique (repository_id, event_type, name)
);

-- The kinds of event for which the repository demands a reason.
create table audit_reason_required (
  repository_id integer not null references repository (id) on delete cascade,
  event_type text not null check (event_type in ('DeleteEntry', 'ExportDocument')),
  primary key (repository_id, event_type)
);
