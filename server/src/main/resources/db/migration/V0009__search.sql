-- Results of searches, and the index of document text.

do $$
begin
  create extension if not exists pg_trgm;
  create extension if not exists fuzzystrmatch;
exception
  when insufficient_privilege or undefined_file or feature_not_supported then
    raise exception 'The extensions pg_trgm and fuzzystrmatch are needed; an administrator of the database has to run: create extension pg_trgm; create extension fuzzystrmatch';
end
$$;

-- Until when the results of a completed task can be read; null when there are none or they are closed.
alter table task add column open_until timestamptz;

create index task_open_until on task (open_until) where open_until is not null;

-- What a search found, frozen: the number of entries, and the order in which they were listed last.
create table search (
  repository_id integer not null,
  task_id uuid not null,
  request jsonb not null,
  total integer not null,
  listed_order text, -- null: never listed in any but the order they were found in
  primary key (repository_id, task_id)
);

-- Ids of entries in chunks; row numbers count through them. Order 0 is that of the search itself,
-- order 1 that of the latest listing when it asked for another.
create table search_result (
  repository_id integer not null,
  task_id uuid not null,
  ordering smallint not null,
  chunk integer not null,
  ids integer[] not null,
  primary key (repository_id, task_id, ordering, chunk),
  foreign key (repository_id, task_id) references search (repository_id, task_id) on delete cascade
);

-- One row per distinct text of a page or of an electronic document.
create table search_text (
  repository_id integer not null,
  id bigint not null generated always as identity,
  page_text_id bigint,
  content_sha256 bytea,
  word_count integer, -- null until the text has been indexed
  primary key (repository_id, id),
  unique (repository_id, page_text_id),
  unique (repository_id, content_sha256),
  foreign key (repository_id, page_text_id) references page_text (repository_id, id)
    on delete cascade,
  foreign key (repository_id, content_sha256) references document_text (repository_id, sha256)
    on delete cascade,
  check (num_nonnulls(page_text_id, content_sha256) = 1)
);

create index search_text_pending on search_text (repository_id, id) where word_count is null;

-- The words of a text with their positions. Nearly every text is one row; a long one, or one with
-- more than the 255 positions that a tsvector keeps of one word, goes on in further rows, which
-- begin with the last 512 words of the row before, so that phrases and distances lie in one row.
-- The position of a word in its text is first_word plus its position here.
create table search_segment (
  repository_id integer not null,
  text_id bigint not null,
  first_word integer not null,
  page_text_id bigint, -- as in search_text
  words tsvector not null,
  primary key (repository_id, text_id, first_word),
  foreign key (repository_id, text_id) references search_text (repository_id, id) on delete cascade
);

create index search_segment_words on search_segment using gin (words);

-- Every word that occurs in some text: wildcards, variants and misspellings are looked up here first.
create table search_term (
  repository_id integer not null,
  term text collate "C" not null,
  plain text collate "C" not null, -- without accents
  stem text collate "C" not null, -- by the dictionary of the repository
  primary key (repository_id, term)
);

create index search_term_plain on search_term (repository_id, plain);
create index search_term_stem on search_term (repository_id, stem);
create index search_term_trigrams on search_term using gin (term gin_trgm_ops);

-- How a repository searches; without a row as the defaults say.
create table search_setting (
  repository_id integer primary key references repository (id) on delete cascade,
  stemming text not null default 'english', -- a snowball dictionary, or none
  accents boolean not null default true -- whether an accent makes another letter
);

-- Text without accents.
create function search_plain(given text) returns text language sql immutable strict parallel safe as
$$ select normalize(regexp_replace(normalize(given, NFD), '[\u0300-\u036F]', '', 'g'), NFC) $$;

-- The way from a text to its entries (docs/adr/0008).
create index entry_page_set on entry (page_set_id) where page_set_id is not null;
create index entry_electronic_document on entry (electronic_document_id)
  where electronic_document_id is not null;

create function search_note_page_texts() returns trigger language plpgsql as $$
begin
  insert into search_text (repository_id, page_text_id)
  select repository_id, id
  from added;
  return null;
end
$$;

create trigger search_page_text after insert on page_text
  referencing new table as added
  for each statement execute function search_note_page_texts();

create function search_note_document_texts() returns trigger language plpgsql as $$
begin
  insert into search_text (repository_id, content_sha256)
  select repository_id, sha256
  from added
  on conflict do nothing;
  return null;
end
$$;

create trigger search_document_text after insert on document_text
  referencing new table as added
  for each statement execute function search_note_document_texts();

-- A text that was read again, with better means, is indexed again.
create function search_note_changed_texts() returns trigger language plpgsql as $$
begin
  update search_text
  set word_count = null
  from changed
  where search_text.repository_id = changed.repository_id
    and search_text.content_sha256 = changed.sha256;
  return null;
end
$$;

create trigger search_document_text_changed after update on document_text
  referencing new table as changed
  for each statement execute function search_note_changed_texts();

insert into search_text (repository_id, page_text_id)
select repository_id, id
from page_text;

insert into search_text (repository_id, content_sha256)
select repository_id, sha256
from document_text;
