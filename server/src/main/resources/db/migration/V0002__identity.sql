-- Who may sign in, with what, and the keys that sign tokens and links.

create table trustee (
  repository_id integer not null references repository (id) on delete cascade,
  id integer not null generated always as identity, -- never reused, also not after a deletion
  name text not null,
  name_key text not null, -- the name without regard to case
  password_hash text, -- Argon2id in PHC form; null when the trustee has no password
  role text not null check (role in ('administrator', 'user', 'reader')),
  enabled boolean not null default true,
  token_epoch integer not null default 0, -- tokens of an earlier epoch are refused
  created timestamptz not null,
  primary key (repository_id, id),
  unique (repository_id, name_key)
);

create table access_key (
  repository_id integer not null,
  client_id text not null unique,
  trustee_id integer not null,
  key_id text not null,
  public_key text not null, -- a JWK without its private part
  secret_hash bytea not null, -- SHA-256 of the service principal key
  created timestamptz not null,
  revoked timestamptz,
  primary key (repository_id, client_id),
  foreign key (repository_id, trustee_id) references trustee (repository_id, id) on delete cascade
);

create index access_key_trustee on access_key (repository_id, trustee_id);

-- One set of keys for the whole server: a token names its repository inside what is signed.
create table signing_key (
  purpose text not null check (purpose in ('access', 'link')),
  key_id text not null,
  secret bytea not null,
  created timestamptz not null,
  retires timestamptz, -- null for the key that signs; others verify until then
  primary key (purpose, key_id)
);

create unique index signing_key_current on signing_key (purpose) where retires is null;
