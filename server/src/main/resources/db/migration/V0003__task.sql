-- One row per long operation, from its start until it expires some time after its end.
create table task (
  repository_id integer not null,
  id uuid not null,
  handler text not null,
  type text not null,
  status text not null,
  trustee_id integer not null,
  session_id uuid not null,
  caller jsonb not null,
  request jsonb not null,
  state jsonb,
  done bigint not null default 0,
  total bigint,
  percent smallint not null default 0,
  result jsonb,
  errors jsonb not null default '[]',
  error_count bigint not null default 0,
  start_time timestamptz not null,
  last_update_time timestamptz not null,
  work_start_time timestamptz,
  end_time timestamptz,
  queued_time timestamptz not null,
  not_before timestamptz,
  failed_attempts smallint not null default 0,
  cancel_requested boolean not null default false,
  -- The lease: which node works on the task. Every change by a worker names node and token, so that a
  -- worker that lost its lease changes nothing. Lease times are the database's clock.
  lease_node integer,
  lease_token bigint not null default 0,
  lease_until timestamptz,
  primary key (repository_id, id)
) with (fillfactor = 70);

create index task_open on task (queued_time) where end_time is null;
create index task_session on task (repository_id, trustee_id, session_id);
create index task_ended on task (end_time) where end_time is not null;

-- What a start with an Idempotency-Key made, so that a repeated start answers the same task.
create table task_key (
  repository_id integer not null,
  trustee_id integer not null,
  key text not null,
  request_hash bytea not null,
  task_id uuid not null,
  created timestamptz not null,
  primary key (repository_id, trustee_id, key)
);

create index task_key_created on task_key (created);

-- The number of each node that runs tasks. A live node holds the advisory lock of its number.
create sequence task_node_number as integer cycle;
