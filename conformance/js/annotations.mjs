/** Checks annotations, their reasons and stamps. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import {
  AnnotationPoint,
  AnnotationReasonRequest,
  AnnotationRectangle,
  AttachmentAnnotation,
  NoteAnnotation,
  PagesContentRequest,
  RedactionAnnotation,
  StampAnnotation,
} from '@laserfiche/lf-repository-api-client-v2';
import { client, createFolder, entries, importFile, refused, repositoryId } from './support.mjs';

const { annotationsClient, stampsClient } = client;

/** One black point. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==',
  'base64',
);
const image = () => ({ data: new Blob([PNG], { type: 'image/png' }), fileName: 'point.png' });

export async function annotations({ check }, home) {
  const folder = await createFolder(home.id, 'annotations');
  const document = await importFile(folder.id, 'noted', 'a.txt', Buffer.from('a'), 'text/plain');
  await entries.createPages({
    repositoryId,
    entryId: document.id,
    request: new PagesContentRequest({ textPages: ['a secret'] }),
    imageFiles: [image()],
  });
  const page = { repositoryId, entryId: document.id, pageNumber: 1 };
  const create = (request) => annotationsClient.createAnnotation({ ...page, request });

  await check('a note is made, changed, listed and deleted', async () => {
    const position = new AnnotationPoint({ x: 3, y: 4 });
    const made = await create(new NoteAnnotation({ position, text: 'look', color: '#00FF00' }));
    assert.ok(made instanceof NoteAnnotation);
    assert.deepEqual([made.text, made.color, made.position.x], ['look', '#00FF00', 3]);
    const note = { ...page, itemId: made.itemId };
    const request = new NoteAnnotation({ text: 'look here' });
    const changed = await annotationsClient.updateAnnotation({ ...note, request });
    assert.deepEqual([changed.text, changed.color], ['look here', '#00FF00']);
    const listed = await annotationsClient.listPageAnnotations(page);
    assert.ok(listed.some((each) => each.itemId === made.itemId));
    await annotationsClient.deleteAnnotation(note);
    await refused(404, annotationsClient.getAnnotation(note));
  });
  await check('a file is attached to a page', async () => {
    const made = await create(new AttachmentAnnotation({ fileName: 'x' }));
    const attachment = { ...page, itemId: made.itemId };
    await annotationsClient.uploadAnnotationAttachment({ ...attachment, file: image() });
    const { data } = await annotationsClient.getAnnotationAttachment(attachment);
    assert.deepEqual(Buffer.from(await data.arrayBuffer()), PNG);
    const read = await annotationsClient.getAnnotation(attachment);
    assert.deepEqual([read.fileName, read.attachmentLength], ['point.png', PNG.length]);
  });
  await check('a redaction gives a reason', async () => {
    const request = new AnnotationReasonRequest({ text: randomUUID() });
    const reason = await annotationsClient.createAnnotationReason({ repositoryId, request });
    const rectangles = [new AnnotationRectangle({ x: 0, y: 0, width: 1, height: 1 })];
    await create(
      new RedactionAnnotation({ reasonId: reason.id, rectangles, textStart: 2, textEnd: 8 }),
    );
    const one = { repositoryId, reasonId: reason.id };
    // The client reads the problem of documented statuses only, and this one is not.
    await assert.rejects(annotationsClient.deleteAnnotationReason(one), { status: 409 });
    await annotationsClient.deleteAnnotationReason({ ...one, force: true });
  });
  await check('a stamp is made, laid on a page and deleted', async () => {
    const made = await stampsClient.createStamp({
      repositoryId,
      name: 'Seen',
      isPublic: true,
      file: image(),
    });
    assert.deepEqual([made.name, made.isPublic, made.imageWidth], ['Seen', true, 1]);
    const stamp = { repositoryId, stampId: made.id };
    const { data } = await stampsClient.getStampImage({ ...stamp, color: '#FF0000' });
    assert.equal(Buffer.from(await data.arrayBuffer()).toString('latin1', 1, 4), 'PNG');
    const coordinates = new AnnotationRectangle({ x: 0, y: 0, width: 9, height: 9 });
    const laid = await create(new StampAnnotation({ stampId: made.id, coordinates }));
    assert.equal(laid.stampId, made.id);
    assert.ok((await stampsClient.listStamps({ repositoryId })).some((s) => s.id === made.id));
    await stampsClient.deleteStamp(stamp);
    await refused(404, stampsClient.getStamp(stamp));
  });
}
