/**
 * Short forms of what nearly every check does with the client, and the client itself, connected as
 * the environment says.
 */
import assert from 'node:assert/strict';
import {
  CreateEntryRequest,
  CreateEntryRequestEntryType,
  ExportEntryRequest,
  ExportEntryRequestPart,
  ImportEntryRequest,
  RepositoryApiClient,
  StartDeleteEntryRequest,
  TaskStatus,
  TaskType,
} from '@laserfiche/lf-repository-api-client-v2';

export const ROOT = 1;

export const baseUrl = setting('MUNIMENT_BASE_URL').replace(/\/+$/, '');
export const repositoryId = setting('MUNIMENT_REPOSITORY');
export const client = connect(repositoryId);
export const { entriesClient: entries, tasksClient: tasks } = client;

function setting(name) {
  const value = process.env[name];
  if (!value) {
    console.error(`${name} is not set.`);
    process.exit(2);
  }
  return value;
}

export function connect(repository, password = setting('MUNIMENT_PASSWORD')) {
  return RepositoryApiClient.createFromUsernamePassword(
    repository,
    setting('MUNIMENT_USER'),
    password,
    baseUrl,
  );
}

export function createFolder(parentId, name, autoRename = false) {
  return entries.createEntry({
    repositoryId,
    entryId: parentId,
    request: new CreateEntryRequest({
      name,
      autoRename,
      entryType: CreateEntryRequestEntryType.Folder,
    }),
  });
}

export function importFile(parentId, name, fileName, bytes, mimeType) {
  return entries.importEntry({
    repositoryId,
    entryId: parentId,
    file: { data: new Blob([bytes], { type: mimeType }), fileName },
    request: new ImportEntryRequest({ name, importAsElectronicDocument: true }),
  });
}

export function getEntry(entryId) {
  return entries.getEntry({ repositoryId, entryId });
}

export async function download(entryId) {
  const { value } = await entries.exportEntry({
    repositoryId,
    entryId,
    request: new ExportEntryRequest({ part: ExportEntryRequestPart.Edoc }),
  });
  const response = await fetch(value); // the link needs no token
  assert.equal(response.status, 200);
  return { response, bytes: Buffer.from(await response.arrayBuffer()) };
}

/** Calls ListTasks once: the server holds the call until a short task has ended. */
export async function listTask(taskId) {
  const { value } = await tasks.listTasks({ repositoryId, taskIds: [taskId] });
  assert.equal(value.length, 1);
  assert.equal(value[0].id, taskId);
  return value[0];
}

export async function completed(taskId, taskType) {
  const task = await listTask(taskId);
  assert.equal(task.status, TaskStatus.Completed, JSON.stringify(task.errors));
  assert.equal(task.taskType, taskType);
  assert.equal(task.percentComplete, 100);
  assert.deepEqual(task.errors, []);
  assert.ok(task.startTime instanceof Date && !Number.isNaN(task.startTime.getTime()));
  assert.ok(task.lastUpdateTime >= task.startTime);
  return task;
}

export async function deleteEntry(entryId) {
  const { taskId } = await entries.startDeleteEntry({
    repositoryId,
    entryId,
    request: new StartDeleteEntryRequest(),
  });
  return completed(taskId, TaskType.DeleteEntry);
}

/** The call must fail with this status, as an exception whose problem document is whole. */
export async function refused(status, call) {
  const failure = await call.then(
    () => assert.fail(`expected status ${status}, but the call succeeded`),
    (thrown) => thrown,
  );
  if (failure instanceof assert.AssertionError) {
    throw failure;
  }
  assert.equal(failure.status, status, `${failure}`);
  const problem = failure.problemDetails;
  assert.equal(problem.status, status);
  for (const member of ['title', 'type', 'instance', 'operationId']) {
    assert.ok(problem[member], `${member} is missing in ${JSON.stringify(problem)}`);
  }
  assert.equal(failure.message, problem.title);
  return failure;
}

export const names = (page) => page.value.map((entry) => entry.name);

/** Opens an address the server gave, through the handler that adds the client's token. */
export async function authorized(uri) {
  const response = await entries.http.fetch(uri, { method: 'GET', headers: {} });
  assert.equal(response.status, 200);
  return response.json();
}
