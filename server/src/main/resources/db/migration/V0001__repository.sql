-- The repositories on this server.
create table repository (
  id integer primary key,
  name text not null,
  name_key text not null unique,
  created timestamptz not null
);
