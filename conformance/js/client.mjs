/**
 * Runs the official JavaScript client, unmodified, against a running server and checks what an
 * application gets from it. Everything happens in one folder of its own, which is deleted at the
 * end. Start from `main`; each function above it covers one area.
 *
 * Environment: MUNIMENT_BASE_URL (such as http://localhost:8080/LFRepositoryAPI),
 * MUNIMENT_REPOSITORY, MUNIMENT_USER, MUNIMENT_PASSWORD.
 */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import {
  ApiException,
  CopyEntryRequest,
  CopyPagesRequest,
  CreateMultipartUploadUrlsRequest,
  Document,
  EntryType,
  ExportEntryRequestPart,
  Folder,
  LockDocumentRequest,
  MovePagesRequest,
  PagesContentRequest,
  RepositoriesClient,
  RotateImagePageRequest,
  StartCopyEntryRequest,
  StartExportEntryRequest,
  StartImportUploadedPartsRequest,
  TaskStatus,
  TaskType,
  UpdateDocumentRequest,
  UpdateEntryRequest,
  WritePageTextRequest,
} from '@laserfiche/lf-repository-api-client-v2';
import { Checks } from './checks.mjs';
import {
  authorized,
  baseUrl,
  client,
  completed,
  connect,
  createFolder,
  deleteEntry,
  download,
  entries,
  getEntry,
  importFile,
  listTask,
  names,
  refused,
  repositoryId,
  ROOT,
  tasks,
} from './support.mjs';
import { annotations } from './annotations.mjs';
import { userAreas } from './user-areas.mjs';

/** One black point. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==',
  'base64',
);

const UNKNOWN_REPOSITORY_TITLE =
  'Error: Repository with the given Id not found or no connection could be made.';

async function repositories({ check }) {
  const known = (page) => {
    const repository = page.value.find((each) => each.id === repositoryId);
    assert.ok(repository, `${repositoryId} is not in ${JSON.stringify(page)}`);
    assert.ok(repository.name);
  };
  await check('list repositories without a token', async () =>
    known(await RepositoriesClient.listSelfHostedRepositories({ baseUrl })));
  await check('list repositories with a token', async () =>
    known(await client.repositoriesClient.listRepositories({})));
  await check('a wrong password is refused with 401', () =>
    refused(401, connect(repositoryId, randomUUID()).repositoriesClient.listRepositories({})));
  await check('an unknown repository has the known title', async () => {
    const repository = `unknown-${randomUUID()}`;
    const call = entries.getEntry({ repositoryId: repository, entryId: ROOT });
    const failure = await refused(404, call);
    assert.ok(failure instanceof ApiException);
    assert.equal(failure.problemDetails.title, UNKNOWN_REPOSITORY_TITLE);
    assert.ok(failure.problemDetails.errorCode > 0);
    assert.ok(failure.problemDetails.errorSource);
    assert.ok(failure.problemDetails.traceId);
  });
  await check('a token of an unknown repository is refused with 404', () =>
    refused(404, connect(`unknown-${randomUUID()}`).repositoriesClient.listRepositories({})));
}

async function folders({ check }, home) {
  await check('get the root folder', async () => {
    const root = await getEntry(ROOT);
    assert.equal(root.id, ROOT);
    assert.equal(root.entryType, EntryType.Folder);
    assert.equal(root.fullPath, '\\');
    assert.equal(root.isContainer, true);
    assert.ok(root instanceof Folder); // chosen by the client from entryType
    assert.ok(root.creationTime instanceof Date);
  });
  await check('create a folder', async () => {
    const folder = await createFolder(home.id, 'folder');
    assert.ok(folder.id > ROOT);
    assert.equal(folder.name, 'folder');
    assert.equal(folder.parentId, home.id);
    assert.equal(folder.entryType, EntryType.Folder);
    assert.equal(folder.fullPath, `\\${home.name}\\folder`);
    assert.equal(folder.isLeaf, false);
  });
  await check('a taken name without autoRename is refused with 409', async () => {
    const failure = await refused(409, createFolder(home.id, 'folder'));
    assert.ok(failure instanceof ApiException);
    assert.equal(failure.problemDetails.errorCode, 9002);
  });
  await check('a taken name with autoRename gets another name', async () => {
    const renamed = await createFolder(home.id, 'folder', true);
    assert.notEqual(renamed.name, 'folder');
    assert.ok(renamed.name.startsWith('folder'), renamed.name);
    assert.equal(renamed.parentId, home.id);
  });
}

async function documents({ check }, home) {
  const folder = await createFolder(home.id, 'documents');
  const bytes = Buffer.from(Array.from({ length: 70_001 }, (_, i) => (i * 31 + (i >> 8)) & 0xff));

  await check('import a file', async () => {
    const imported = await importFile(folder.id, 'brief', 'brief.bin', bytes, 'application/x-check');
    assert.equal(imported.name, 'brief');
    assert.equal(imported.parentId, folder.id);
    const document = await getEntry(imported.id);
    assert.ok(document instanceof Document);
    assert.equal(document.electronicDocumentSize, bytes.length);
    assert.equal(document.extension, 'bin');
    assert.equal(document.mimeType, 'application/x-check');
    assert.equal(document.isElectronicDocument, true);
    assert.equal(document.isLeaf, true);
  });
  const byPath = (fullPath, fallbackToClosestAncestor) =>
    entries.getEntryByPath({ repositoryId, fullPath, fallbackToClosestAncestor });
  await check('get an entry by its path', async () => {
    const found = await byPath(`${folder.fullPath}\\brief`);
    assert.equal(found.entry.name, 'brief');
    assert.equal(found.entry.parentId, folder.id);
    assert.equal(found.ancestorEntry ?? null, null);
  });
  await check('a missing path is refused with 404, or gives the ancestor', async () => {
    await refused(404, byPath(`${folder.fullPath}\\none\\at all`, false));
    const found = await byPath(`${folder.fullPath}\\none\\at all`, true);
    assert.equal(found.entry ?? null, null);
    assert.equal(found.ancestorEntry.id, folder.id);
  });
  await check('export a file and download the same bytes', async () => {
    const { entry } = await byPath(`${folder.fullPath}\\brief`);
    const { response, bytes: downloaded } = await download(entry.id);
    assert.ok(bytes.equals(downloaded));
    assert.equal(response.headers.get('content-length'), String(bytes.length));
  });
  await check('a file name outside ASCII keeps its extension and bytes', async () => {
    const text = Buffer.from('Grüße, 世界\n');
    const { id } = await importFile(folder.id, 'Grüße 世界', 'Grüße 世界.txt', text, 'text/plain');
    const document = await getEntry(id);
    assert.equal(document.name, 'Grüße 世界');
    assert.equal(document.extension, 'txt');
    assert.ok(text.equals((await download(id)).bytes));
  });
  await check('copy a document', async () => {
    const { entry } = await byPath(`${folder.fullPath}\\brief`);
    const request = new CopyEntryRequest({ name: 'brief copy', sourceId: entry.id });
    const copy = await entries.copyEntry({ repositoryId, entryId: folder.id, request });
    assert.notEqual(copy.id, entry.id);
    assert.equal(copy.name, 'brief copy');
    assert.ok(bytes.equals((await download(copy.id)).bytes));
  });
  await check('rename and move a document', async () => {
    const { entry } = await byPath(`${folder.fullPath}\\brief`);
    const update = (change) =>
      entries.updateEntry({
        repositoryId,
        entryId: entry.id,
        request: new UpdateEntryRequest(change),
      });
    assert.equal((await update({ name: 'long' })).name, 'long');
    await refused(404, byPath(`${folder.fullPath}\\brief`));
    assert.equal((await update({ parentId: home.id })).parentId, home.id);
    const moved = await byPath(`${home.fullPath}\\long`);
    assert.equal(moved.entry.id, entry.id);
    await refused(409, update({ parentId: folder.id, name: 'brief copy' }));
    assert.equal((await getEntry(entry.id)).fullPath, `${home.fullPath}\\long`);
  });
}

async function listings({ check }, home) {
  const folder = await createFolder(home.id, 'listing');
  const expected = [];
  for (const name of ['a', 'b', 'c', 'd', 'e', 'f', 'g']) {
    expected.push((await createFolder(folder.id, name)).name);
  }
  const descending = { repositoryId, entryId: folder.id, orderby: 'name desc' };

  await check('list entries with select, orderby and count', async () => {
    const page = await entries.listEntries({ ...descending, select: 'id,name', count: true });
    assert.deepEqual(names(page), expected.toReversed());
    assert.equal(page.odataCount, expected.length);
    assert.equal(page.odataNextLink ?? undefined, undefined);
    for (const entry of page.value) {
      assert.ok(entry.id > ROOT);
      assert.equal(entry.entryType, EntryType.Folder); // always there
      assert.equal(entry.fullPath, undefined);
      assert.equal(entry.creationTime, undefined);
    }
  });
  await check('list entries with top and skip', async () => {
    const page = await entries.listEntries({ ...descending, skip: 1, top: 2 });
    assert.deepEqual(names(page), ['f', 'e']);
  });
  await check('read a listing page by page', async () => {
    const pages = [];
    await entries.listEntriesForEach({
      ...descending,
      select: 'name',
      maxPageSize: 3,
      callback: async (page) => {
        pages.push(names(page));
        return true;
      },
    });
    assert.deepEqual(pages, [['g', 'f', 'e'], ['d', 'c', 'b'], ['a']]);
  });
  await check('stop in the middle of a listing, follow the link by hand', async () => {
    const pages = [];
    await entries.listEntriesForEach({
      ...descending,
      maxPageSize: 2,
      callback: async (page) => pages.push(page) < 2,
    });
    assert.deepEqual(pages.map(names), [['g', 'f'], ['e', 'd']]);
    const nextLink = pages[1].odataNextLink;
    const page = await entries.listEntriesNextLink({ nextLink, maxPageSize: 2 });
    assert.deepEqual(names(page), ['c', 'b']);
  });
}

async function longOperations({ check }, home) {
  const folder = await createFolder(home.id, 'source');
  const inner = await createFolder(folder.id, 'inner');
  const bytes = Buffer.from('to be copied\n');
  await importFile(inner.id, 'note', 'note.txt', bytes, 'text/plain');

  await check('copy a folder as a task', async () => {
    const { taskId } = await entries.startCopyEntry({
      repositoryId,
      entryId: home.id,
      request: new StartCopyEntryRequest({ name: 'copied', sourceId: folder.id }),
    });
    const { result } = await completed(taskId, TaskType.CopyEntry);
    assert.equal(result.uri, `${baseUrl}/v2/Repositories/${repositoryId}/Entries/${result.entryId}`);
    const opened = await authorized(result.uri);
    assert.equal(opened.id, result.entryId);
    assert.equal(opened.name, 'copied');
    const { entry } = await entries.getEntryByPath({
      repositoryId,
      fullPath: `${home.fullPath}\\copied\\inner\\note`,
    });
    assert.ok(bytes.equals((await download(entry.id)).bytes));
  });
  await check('delete a folder as a task', async () => {
    await deleteEntry(folder.id);
    await refused(404, getEntry(folder.id));
    await refused(404, getEntry(inner.id));
  });
  await check('run a test task', async () => {
    const { taskId } = await tasks.startTestTask({ repositoryId, operationTime: 1 });
    const task = await listTask(taskId);
    assert.equal(task.status, TaskStatus.Completed);
    assert.deepEqual(task.errors, []);
  });
  await check('run a test task that fails', async () => {
    const { taskId } = await tasks.startTestTask({ repositoryId, operationTime: 0, hasError: true });
    const task = await listTask(taskId);
    assert.equal(task.status, TaskStatus.Failed);
    assert.equal(task.errors.length, 1);
    assert.ok(task.errors[0].title);
    assert.ok(task.errors[0].status >= 400);
  });
  await check('cancel a running test task', async () => {
    const { taskId } = await tasks.startTestTask({ repositoryId, operationTime: 50 });
    const { value } = await tasks.cancelTasks({ repositoryId, taskIds: [taskId] });
    assert.deepEqual(value.map(({ id, result }) => ({ id, result })), [{ id: taskId, result: true }]);
    assert.equal((await listTask(taskId)).status, TaskStatus.Cancelled);
  });
  await check('unknown tasks are left out', async () => {
    const { value } = await tasks.listTasks({ repositoryId, taskIds: [randomUUID()] });
    assert.deepEqual(value, []);
  });
}

async function transfers({ check }, home) {
  const folder = await createFolder(home.id, 'transfers');
  const bytes = Buffer.from(Array.from({ length: 100_003 }, (_, i) => (i * 17 + (i >> 7)) & 0xff));
  const parts = [bytes.subarray(0, 60_000), bytes.subarray(60_000)];
  let imported;

  await check('upload in parts, import as a task', async () => {
    const first = await entries.createMultipartUploadUrls({
      repositoryId,
      request: new CreateMultipartUploadUrlsRequest({
        fileName: 'parts.bin',
        mimeType: 'application/x-parts',
        numberOfParts: 1,
      }),
    });
    const second = await entries.createMultipartUploadUrls({
      repositoryId,
      request: new CreateMultipartUploadUrlsRequest({
        uploadId: first.uploadId,
        startingPartNumber: 2,
        numberOfParts: 1,
      }),
    });
    assert.equal(second.uploadId, first.uploadId);
    const partETags = [];
    for (const [index, url] of [...first.urls, ...second.urls].entries()) {
      const response = await fetch(url, { method: 'PUT', body: parts[index] }); // without a token
      assert.equal(response.status, 200);
      partETags.push(response.headers.get('ETag'));
    }
    const { taskId } = await entries.startImportUploadedParts({
      repositoryId,
      entryId: folder.id,
      request: new StartImportUploadedPartsRequest({
        uploadId: first.uploadId,
        partETags,
        name: 'parts',
      }),
    });
    const { result } = await completed(taskId, TaskType.ImportUploadedParts);
    imported = await getEntry(result.entryId);
    assert.equal(imported.electronicDocumentSize, bytes.length);
    assert.equal(imported.extension, 'bin');
    assert.equal(imported.mimeType, 'application/x-parts');
    assert.ok(bytes.equals((await download(imported.id)).bytes));
  });
  await check('export as a task', async () => {
    const { taskId } = await entries.startExportEntry({
      repositoryId,
      entryId: imported.id,
      request: new StartExportEntryRequest({ part: ExportEntryRequestPart.Edoc }),
    });
    const { result } = await completed(taskId, TaskType.ExportEntry);
    assert.equal(result.entryId, imported.id);
    const response = await fetch(result.uri);
    assert.equal(response.headers.get('content-type'), 'application/x-parts');
    assert.ok(bytes.equals(Buffer.from(await response.arrayBuffer())));
  });
  await check('an unknown ETag is refused with 400', () =>
    refused(
      400,
      entries.startImportUploadedParts({
        repositoryId,
        entryId: folder.id,
        request: new StartImportUploadedPartsRequest({
          uploadId: randomUUID(),
          partETags: ['"none"'],
          name: 'none',
        }),
      }),
    ));
}

async function pages({ check }, home) {
  const { id } = await importFile(home.id, 'paged', 'paged.bin', Buffer.from('x'), 'a/b');
  const of = { repositoryId, entryId: id };
  const texts = async () => {
    const { value } = await entries.listPageInfos(of);
    const all = [];
    for (const { pageNumber } of value) {
      all.push((await entries.getPageText({ ...of, pageNumber })).text);
    }
    return all;
  };

  await check('create pages of images and texts', async () => {
    const entry = await entries.createPages({
      ...of,
      request: new PagesContentRequest({ textPages: ['one', 'two', 'three'] }),
      imageFiles: [{ data: new Blob([PNG], { type: 'image/png' }), fileName: 'page.png' }],
    });
    assert.equal(entry.pageCount, 3);
    assert.deepEqual(await texts(), ['one', 'two', 'three']);
    const { value } = await entries.listPageInfos(of);
    assert.deepEqual(value.map((page) => page.hasImage), [true, false, false]);
    assert.ok(value[0].pageId > 0);
  });
  await check('read and rotate the image of a page', async () => {
    const image = await entries.getPageImage({ ...of, pageNumber: 1 });
    assert.ok(PNG.equals(Buffer.from(await image.data.arrayBuffer())));
    await entries.rotateImagePage({
      ...of,
      pageNumber: 1,
      request: new RotateImagePageRequest({ rotationAngle: 180 }),
    });
    assert.equal((await entries.listPageInfos(of)).value[0].imageRotationAngle, 180);
    await refused(404, entries.getPageText({ ...of, pageNumber: 9 }));
  });
  await check('move, copy and delete pages', async () => {
    await entries.movePages({
      ...of,
      request: new MovePagesRequest({ pageRange: '3', destinationPageNumber: 1 }),
    });
    assert.deepEqual(await texts(), ['three', 'one', 'two']);
    await entries.copyPages({
      ...of,
      request: new CopyPagesRequest({
        pageRange: '1-2',
        destinationEntryId: id,
        destinationPageNumber: 4,
      }),
    });
    assert.deepEqual(await texts(), ['three', 'one', 'two', 'three', 'one']);
    assert.equal((await entries.deletePages({ ...of, pageRange: '1,3-4' })).pageCount, 2);
    assert.deepEqual(await texts(), ['one', 'one']);
    await refused(400, entries.deletePages({ ...of, pageRange: '3' }));
  });
  await check('write and replace pages', async () => {
    await entries.writePage({
      ...of,
      pageNumber: 2,
      request: new WritePageTextRequest({ text: 'written' }),
    });
    assert.deepEqual(await texts(), ['one', 'written']);
    await entries.replacePages({ ...of, request: new PagesContentRequest({ textPages: ['new'] }) });
    assert.deepEqual(await texts(), ['new']);
    await entries.generateText(of);
    assert.equal((await entries.deleteElectronicDocument(of)).electronicDocumentSize, 0);
  });
}

async function locksAndVersions({ check }, home) {
  const { id } = await importFile(home.id, 'guarded', 'guarded.bin', Buffer.from('x'), 'a/b');
  const of = { repositoryId, entryId: id };

  await check('lock and unlock a document', async () => {
    assert.equal((await entries.getDocumentLockInfo(of)).isActive, false);
    const lock = await entries.lockDocument({
      ...of,
      request: new LockDocumentRequest({ comment: 'mine' }),
    });
    assert.ok(lock.lockToken);
    const seen = await entries.getDocumentLockInfo(of);
    assert.equal(seen.isActive, true);
    assert.equal(seen.lockToken, lock.lockToken);
    assert.equal(seen.comment, 'mine');
    assert.equal((await getEntry(id)).isLocked, true);
    await entries.unlockDocument(of);
    assert.equal((await entries.getDocumentLockInfo(of)).isActive, false);
    await refused(404, entries.unlockDocument(of));
  });
  await check('check out, update and check in', async () => {
    await refused(409, entries.checkOutDocument(of));
    assert.equal((await entries.putUnderVersionControl(of)).currentVersion, 1);
    const out = await entries.checkOutDocument(of);
    assert.equal(out.isCheckedOut, true);
    assert.equal(out.isCheckedOutByAnotherUser, false);
    assert.ok(out.lockedBy);
    const updated = await entries.updateDocument({
      ...of,
      file: { data: new Blob(['longer'], { type: 'a/b' }), fileName: 'guarded.bin' },
      request: new UpdateDocumentRequest({ importAsElectronicDocument: true }),
    });
    assert.equal(updated.electronicDocumentSize, 6);
    assert.equal(updated.currentVersion, 1);
    const back = await entries.checkInDocument(of);
    assert.equal(back.currentVersion, 2);
    assert.equal(back.isLocked, false);
    await refused(409, entries.checkInDocument(of));
  });
  await check('undo a check-out', async () => {
    await entries.checkOutDocument(of);
    const back = await entries.undoCheckOut(of);
    assert.equal(back.isCheckedOut, false);
    assert.equal(back.currentVersion, 2);
  });
}

/**
 * The client drops its token on a 401, asks for another and repeats the request. The token is
 * spoilt on the wire, so that the server itself has to refuse it.
 */
async function tokens({ check }) {
  await check('a refused token is renewed and the request repeated', async () => {
    const other = connect(repositoryId);
    await other.entriesClient.getEntry({ repositoryId, entryId: ROOT });
    const original = globalThis.fetch;
    const statuses = [];
    globalThis.fetch = async (url, init) => {
      const spoilt = { ...init, headers: { ...init.headers, Authorization: 'Bearer spoilt' } };
      const response = await original(url, statuses.length === 0 ? spoilt : init);
      statuses.push(`${response.status} ${new URL(url).pathname.split('/').at(-1)}`);
      return response;
    };
    try {
      const root = await other.entriesClient.getEntry({ repositoryId, entryId: ROOT });
      assert.equal(root.id, ROOT);
    } finally {
      globalThis.fetch = original;
    }
    assert.deepEqual(statuses, ['401 1', '200 Token', '200 1']);
  });
}

async function main() {
  const checks = new Checks();
  const runner = { check: checks.check.bind(checks) };
  await repositories(runner);
  let home;
  await checks.check('prepare a folder for the checks', async () => {
    home = await createFolder(ROOT, `js-client-${randomUUID()}`);
  });
  if (home) {
    for (const area of [
      folders,
      documents,
      listings,
      longOperations,
      transfers,
      pages,
      locksAndVersions,
      userAreas,
      annotations,
      tokens,
    ]) {
      try {
        await area(runner, home);
      } catch (failure) {
        // What an area prepares before its checks can fail too; the other areas still run.
        await checks.check(`prepare ${area.name}`, () => Promise.reject(failure));
      }
    }
    await checks.check('clean up', async () => {
      await deleteEntry(home.id);
      await refused(404, getEntry(home.id));
    });
  }
  return checks.finish();
}

process.exitCode = await main();
