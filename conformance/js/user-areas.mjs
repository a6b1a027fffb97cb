/** Checks what users keep for themselves: starred and recent entries, collections, areas. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import {
  CreatePersonalCollectionRequest,
  CreateUserAreaRequest,
  EntryIdsRequest,
  PersonalCollection,
  RenamePersonalCollectionRequest,
  StarEntriesRequest,
  UpdateUserAreaRequest,
  UserArea,
  UserAreaEntry,
} from '@laserfiche/lf-repository-api-client-v2';
import {
  client,
  createFolder,
  download,
  entries,
  importFile,
  refused,
  repositoryId,
} from './support.mjs';

const { userAreasClient: areas } = client;

const idsOf = (list) => list.map((entry) => entry.entryId);

export async function userAreas({ check }, home) {
  const folder = await createFolder(home.id, 'user areas');
  const document = await importFile(folder.id, 'opened', 'a.txt', Buffer.from('a'), 'text/plain');
  const ids = new EntryIdsRequest({ entryIds: [document.id, folder.id] });

  await check('star and unstar entries', async () => {
    const request = new StarEntriesRequest({ entryIds: [document.id, folder.id] });
    const starred = await areas.starEntries({ repositoryId, request });
    assert.ok(starred[0] instanceof UserAreaEntry);
    assert.ok(idsOf(starred).includes(document.id));
    assert.ok(starred.some((entry) => entry.fullPath === document.fullPath));
    const left = await areas.unstarEntries({ repositoryId, request });
    assert.ok(!idsOf(left).includes(document.id));
    assert.deepEqual(await areas.getStarredEntries({ repositoryId }), left);
    await refused(400, areas.starEntries({ repositoryId, request: new StarEntriesRequest() }));
  });
  await check('a personal collection is made, filled, renamed and deleted', async () => {
    const name = randomUUID();
    const request = new CreatePersonalCollectionRequest({ name });
    const made = await areas.createPersonalCollection({ repositoryId, request });
    assert.ok(made instanceof PersonalCollection);
    const collection = { repositoryId, collectionId: made.id };
    await refused(409, areas.createPersonalCollection({ repositoryId, request }));
    const filled = await areas.addCollectionEntries({ ...collection, request: ids });
    assert.deepEqual(filled.entryIds, [document.id, folder.id]);
    const renamed = await areas.renamePersonalCollection({
      ...collection,
      request: new RenamePersonalCollectionRequest({ name: `${name} 2` }),
    });
    assert.deepEqual([renamed.id, renamed.name], [made.id, `${name} 2`]);
    const emptied = await areas.removeCollectionEntries({ ...collection, request: ids });
    assert.deepEqual(emptied.entryIds, []);
    const all = await areas.getPersonalCollections({ repositoryId });
    assert.ok(all.some((each) => each.id === made.id));
    await areas.deletePersonalCollection(collection);
    await areas.deletePersonalCollection(collection);
    await refused(404, areas.getPersonalCollection(collection));
  });
  await check('a user area is made, changed, filled and deleted', async () => {
    const request = new CreateUserAreaRequest({ name: randomUUID(), data: '{"a":1}' });
    const made = await areas.createUserArea({ repositoryId, request });
    assert.ok(made instanceof UserArea);
    const area = { repositoryId, areaId: made.id };
    const changed = await areas.updateUserArea({
      ...area,
      request: new UpdateUserAreaRequest({ comment: 'mine' }),
    });
    assert.deepEqual(
      [changed.name, changed.comment, changed.data],
      [request.name, 'mine', '{"a":1}'],
    );
    assert.ok((await areas.getUserAreas({ repositoryId })).some((each) => each.id === made.id));
    const added = await areas.addUserAreaEntries({ ...area, request: ids });
    assert.deepEqual(idsOf(added), [document.id, folder.id]);
    assert.deepEqual(await areas.removeUserAreaEntries({ ...area, request: ids }), []);
    await areas.deleteUserArea(area);
    await refused(404, areas.getUserArea(area));
  });
  await check('what was opened last comes first', async () => {
    await entries.listEntries({ repositoryId, entryId: folder.id });
    await download(document.id);
    const [recent] = await areas.getRecentDocuments({ repositoryId, documentLimit: 1 });
    assert.equal(recent.entryId, document.id);
    assert.equal(recent.fullPath, document.fullPath);
    assert.equal((await areas.getRecentFolders({ repositoryId }))[0].entryId, folder.id);
    assert.deepEqual(await areas.getRecentDocuments({ repositoryId, documentLimit: 0 }), []);
    await refused(400, areas.getRecentDocuments({ repositoryId, documentLimit: -1 }));
  });
}
