-- From when on a task can go on: a queue is read along the index, whatever else waits in it.
alter table task rename column queued_time to ready_time;

update task set ready_time = not_before where not_before > ready_time;
update task set ready_time = '-infinity' where cancel_requested and end_time is null;

alter table task drop column not_before;

drop index task_open;
create index task_open on task (repository_id, trustee_id, ready_time, lease_token) where end_time is null;
create index task_leased on task (lease_node) where lease_node is not null;
