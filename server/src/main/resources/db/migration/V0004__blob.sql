-- A repository names a content. The bytes themselves are kept once for the whole server, under their hash.
create table blob (
  repository_id      integer     not null references repository (id),
  sha256             bytea       not null check (length(sha256) = 32),
  size               bigint      not null check (size >= 0),
  created            timestamptz not null,
  -- When a sweep first saw that nothing refers to the row; null while something does.
  unreferenced_since timestamptz,
  primary key (repository_id, sha256)
);

create index blob_unreferenced on blob (repository_id) where unreferenced_since is not null;

-- Immutable; equal imports and all copies of an entry share one row.
create table electronic_document (
  repository_id      integer     not null,
  id                 bigint      not null generated always as identity,
  sha256             bytea       not null,
  size               bigint      not null,
  extension          text        not null,
  mime_type          text        not null,
  created            timestamptz not null,
  unreferenced_since timestamptz,
  primary key (repository_id, id),
  unique (repository_id, sha256, extension, mime_type),
  foreign key (repository_id, sha256) references blob (repository_id, sha256)
);

create index electronic_document_unreferenced on electronic_document (repository_id)
  where unreferenced_since is not null;
