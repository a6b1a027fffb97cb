-- Uploads whose parts clients write to the store itself: what the store knows the upload by, the hash
-- of the ETags it was joined from, and the content that came out.
alter table upload
  add column store_handle text,
  add column joined_tags bytea,
  add column sha256 bytea,
  add column size bigint;

create index upload_content on upload (repository_id, sha256) where sha256 is not null;
