import type { FastifyInstance, FastifyReply } from 'fastify';
import { v7 } from 'uuid';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { UploadedPhoto } from '#contract/cases/api.ts';
import { getPhoto, getThumbnail, type UploadedDocument, uploadDocument } from '#contract/kernel/files.ts';
import { accessOf, systemAccess, type Tx } from '../db.ts';
import { eachJurisdiction } from '../each-jurisdiction.ts';
import { fail } from '../errors.ts';
import { fileRoute } from '../file-route.ts';
import { sha256 } from '../hash.ts';
import type { Kernel } from '../kernel.ts';
import { tooMany } from '../limiter.ts';
import { mediaTypeOf } from './document.ts';
import { contentKey, documentKey, thumbnailKey } from './keys.ts';
import { coverPhoto, preparePhoto, type Rectangle } from './photo.ts';
import { createScan } from './scan.ts';
import { addFile, dropUnclaimed, type FileRow, findFile, findOwnFile } from './store.ts';
import { tidyUploads } from './uploads.ts';

/** A kind of thing that files hang on, as its module registers it. */
export interface FileOwner {
  /** Whether a viewer may read the files of this one. Asked in a transaction under the viewer's access. */
  mayRead(tx: Tx, viewer: Viewer, id: string): Promise<boolean>;
}

/** Photos and documents of all modules. A file is its uploader's until a command claims it (`claim.ts`); what nobody claims for a day goes. */
export interface Files {
  /** Registers a kind of thing that files hang on. Files of a kind that nobody has registered are read by their uploader alone. */
  owner(type: string, owner: FileOwner): void;
  /**
   * Keeps a photo, written anew without its metadata.
   * @param id where the sender names it: a second one of the same name is not kept
   * @throws what preparing and scanning throw
   */
  addPhoto(viewer: Viewer, bytes: Buffer, id?: string): Promise<UploadedPhoto>;
  /** Keeps a copy of a photo in which rectangles are covered, for {@link coverFile} to put in its place. @returns its id */
  addCovered(viewer: Viewer, photo: FileRow, rectangles: readonly Rectangle[]): Promise<string>;
  /** Keeps a PDF or an office document as it is. @throws `file.not_a_document`, `file.infected`, `file.not_scanned` */
  addDocument(viewer: Viewer, bytes: Buffer, name: string, id?: string): Promise<UploadedDocument>;
  /** What the viewer has uploaded under an id, as its upload was answered but for where it was taken; null: nothing. */
  uploaded(viewer: Viewer, id: string): Promise<UploadedPhoto | UploadedDocument | null>;
  /** A file the viewer may read. @throws `file.not_found` */
  get(viewer: Viewer, id: string): Promise<FileRow>;
  /** Removes what nobody claimed for a day, rows first, then contents, and uploads nobody went on with for a day. */
  tidy(): Promise<void>;
}

const day = 86_400_000;
/** Whether a text is an id as the database knows them. */
export const isUuid = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);

const photoOf = (id: string, width: number, height: number) => ({
  id,
  url: `/api/files/${id}`,
  thumbnailUrl: `/api/files/${id}/thumbnail`,
  width,
  height,
});

/** Opens the store of files. */
export const createFiles = (kernel: Pick<Kernel, 'clock' | 'config' | 'contents' | 'db' | 'jurisdictions' | 'log'>): Files => {
  const owners = new Map<string, FileOwner>();
  const scan = createScan(kernel.config.scanner);
  /** The row and its contents, or neither; under an id that is taken, what came first stays. */
  const add = (
    viewer: Viewer,
    id: string,
    content: Buffer,
    more: Pick<FileRow, 'kind' | 'mediaType' | 'name' | 'width' | 'height' | 'redacts'>,
    small?: Buffer,
  ): Promise<void> =>
    kernel.db.write(accessOf(viewer), async (tx) => {
      const isNew = await addFile(tx, {
        ...more,
        id,
        jurisdictionId: viewer.jurisdictionId,
        ownerId: viewer.accountId,
        sha256: sha256(content),
        bytes: content.length,
        createdAt: kernel.clock.now(),
      });
      if (!isNew) return;
      await kernel.contents.put((more.kind === 'photo' ? contentKey : documentKey)(viewer.jurisdictionId, id), content);
      if (small) await kernel.contents.put(thumbnailKey(viewer.jurisdictionId, id), small);
    });
  return {
    owner: (type, owner) => void owners.set(type, owner),
    addPhoto: async (viewer, bytes, id = v7()) => {
      const { full, small, width, height, taken } = await preparePhoto(bytes);
      await scan(bytes);
      await add(viewer, id, full, { kind: 'photo', mediaType: 'image/jpeg', name: null, width, height, redacts: null }, small);
      return { ...photoOf(id, width, height), ...taken };
    },
    addCovered: async (viewer, { id: of, redacts, width, height }, rectangles) => {
      const bytes = Buffer.from(await kernel.contents.getBytes(contentKey(viewer.jurisdictionId, of)));
      const { full, small } = await coverPhoto(bytes, rectangles);
      const id = v7();
      await add(viewer, id, full, { kind: 'photo', mediaType: 'image/jpeg', name: null, width, height, redacts: redacts ?? of }, small);
      return id;
    },
    addDocument: async (viewer, bytes, name, id = v7()) => {
      const mediaType = mediaTypeOf(bytes);
      await scan(bytes);
      await add(viewer, id, bytes, { kind: 'document', mediaType, name, width: null, height: null, redacts: null });
      return { id, url: `/api/files/${id}`, name, mediaType, bytes: bytes.length };
    },
    uploaded: async (viewer, id) => {
      const file = await kernel.db.read(accessOf(viewer), (tx) => findOwnFile(tx, id, viewer.accountId));
      if (!file) return null;
      if (file.kind === 'photo') return { ...photoOf(id, file.width ?? 0, file.height ?? 0), point: null, accuracy: null };
      return { id, url: `/api/files/${id}`, name: file.name ?? id, mediaType: file.mediaType, bytes: file.bytes };
    },
    get: async (viewer, id) => {
      if (!isUuid(id)) return fail('file.not_found', { id });
      return kernel.db.read(accessOf(viewer), async (tx) => {
        const file = await findFile(tx, id);
        if (!file) return fail('file.not_found', { id });
        const { subjectType: type, subjectId } = file;
        const mayRead = type === null || subjectId === null || (await owners.get(type)?.mayRead(tx, viewer, subjectId)) === true;
        return mayRead ? file : fail('file.not_found', { id });
      });
    },
    tidy: async () => {
      const before = new Date(kernel.clock.now().getTime() - day);
      await tidyUploads(kernel.config.filesDir, before);
      await eachJurisdiction(kernel, 'cases.tidy-files', async (jurisdictionId) => {
        for (const { id, kind } of await kernel.db.write(systemAccess(jurisdictionId), (tx) => dropUnclaimed(tx, before)))
          for (const keyOf of kind === 'photo' ? [contentKey, thumbnailKey] : [documentKey])
            await kernel.contents.delete(keyOf(jurisdictionId, id));
      });
    },
  };
};

/**
 * Sends a file that its reader may see: that is for the caller to ask. Contents never change under an id, so they may be kept by the browser, not by proxies.
 * @throws file.not_found where a document is asked for small
 */
export const sendFile = async (
  kernel: Kernel,
  jurisdictionId: string,
  file: FileRow,
  small: boolean,
  reply: FastifyReply,
): Promise<unknown> => {
  if (small && file.kind !== 'photo') return fail('file.not_found', { id: file.id });
  const keyOf = file.kind === 'document' ? documentKey : small ? thumbnailKey : contentKey;
  // what was not written by us is never shown within a page of ours
  const disposition =
    file.kind === 'photo' ? 'inline; filename="photo.jpg"' : `attachment; filename*=UTF-8''${encodeURIComponent(file.name ?? file.id)}`;
  return reply
    .header('content-type', file.mediaType)
    .header('content-disposition', disposition)
    .header('x-content-type-options', 'nosniff')
    .header('cache-control', 'private, max-age=86400, immutable')
    .send(await kernel.contents.getStream(keyOf(jurisdictionId, file.id)));
};

/** Adds the addresses at which files are read, and documents taken in. Photos come in where their module counts them. */
export const installFiles = (app: FastifyInstance, kernel: Kernel): void => {
  const quota = kernel.limiter.quota('kernel.documents', { max: 200, seconds: 3_600 });
  for (const [endpoint, small] of [
    [getPhoto, false],
    [getThumbnail, true],
  ] as const)
    fileRoute(app, kernel.disk, endpoint, async ({ viewer, params, reply }) =>
      sendFile(kernel, viewer.jurisdictionId, await kernel.files.get(viewer, params.id), small, reply),
    );
  fileRoute(
    app,
    kernel.disk,
    uploadDocument,
    async ({ viewer, query, file }) => {
      const wait = await quota.take(viewer.accountId);
      if (wait !== null) return tooMany(wait);
      const tooLarge = (megabytes: number): never =>
        fail('file.too_large', { megabytes: megabytes.toFixed(1), max: uploadDocument.takes!.bytes / 1_048_576 });
      return kernel.files.addDocument(viewer, await file(tooLarge), query.name);
    },
    (viewer) => viewer.posts.length > 0,
  );
};
