import { createHash } from 'node:crypto';
import { mkdir, open, readdir, readFile, rm, stat, truncate } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { FileStore } from '@tus/file-store';
import { ERRORS, MemoryLocker, Server, type Upload } from '@tus/server';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Viewer } from '#contract/accounts/viewer.ts';
import { limits } from '#contract/cases/states.ts';
import type { FileEndpoint } from '#contract/kernel/endpoint.ts';
import { beginUpload, continueUpload, uploadDocument } from '#contract/kernel/files.ts';
import { id as idSchema } from '#contract/kernel/values.ts';
import { AppError, fail } from '../errors.ts';
import { checked, knock, receipt, routed } from '../http.ts';
import type { Kernel } from '../kernel.ts';
import { tooMany } from '../limiter.ts';

/** Where what has arrived in part lies, beside the files. */
const folderOf = (filesDir: string): string => path.join(filesDir, 'uploads');

/**
 * Id of the file an upload becomes: the same for every repeat, another for every account. It begins as the key does, with the moment the photo
 * was taken, so that photos keep their order.
 */
const fileIdOf = (accountId: string, key: string): string => {
  const mixed = createHash('sha256').update(`${accountId} ${key}`).digest();
  mixed.set(Buffer.from(key.replaceAll('-', ''), 'hex').subarray(0, 6));
  mixed[6] = (mixed.readUInt8(6) & 0x0f) | 0x70;
  mixed[8] = (mixed.readUInt8(8) & 0x3f) | 0x80;
  return mixed.toString('hex', 0, 16).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
};

/** Takes an address in the folder, if nothing lies there. */
const isFree = (at: string): Promise<boolean> =>
  open(at, 'wx').then(
    async (file) => {
      await file.close();
      return true;
    },
    () => false,
  );

/** What belongs to one request while the protocol works on it. */
interface Asked {
  readonly viewer: Viewer;
  readonly request: FastifyRequest;
  /** What one of our own checks said. */
  failure?: unknown;
}

/** What a phone learns that may send but not read: its own file. */
const { offline = [] } = beginUpload;

/** Counts a new upload. @returns seconds to wait, null when there is room */
type CountUpload = (viewer: Viewer, request: FastifyRequest) => Promise<number | null>;

/** What the protocol refuses, in our words; a request that gave way to a later one for the same upload may come again. */
const refuse = (status: number, key: string, said: string): never => {
  if (status >= 500 || said === ERRORS.ABORTED.body) return fail('server.unavailable');
  if (status === 404 || status === 410) return fail('file.not_found', { id: key });
  if (status === 409) return fail('file.upload_begun', { key });
  return fail('request.invalid', { fields: 'tus', issues: [] });
};

const createServer = (kernel: Kernel, count: CountUpload, asked: WeakMap<object, Asked>): Server => {
  const folder = folderOf(kernel.config.filesDir);
  const datastore = new FileStore({ directory: folder });
  const of = (request: object): Asked => asked.get(request) ?? fail('session.required');
  // an upload is found under its own account alone: what others began is not there
  const idOf = ({ viewer }: Asked, key: unknown): string =>
    `${viewer.jurisdictionId}/${viewer.accountId}/${String(checked(idSchema, key)).toLowerCase()}`;
  const own = async <T>(request: object, work: (of: Asked) => Promise<T>): Promise<T> => {
    const one = of(request);
    return work(one).catch((error: unknown) => {
      one.failure = error;
      throw error;
    });
  };
  /** Makes a file of what has arrived, once, however often and by whichever process that is asked. */
  const keep = async (viewer: Viewer, { id, metadata }: Upload): Promise<object> => {
    const at = path.join(folder, id);
    const fileId = fileIdOf(viewer.accountId, path.basename(id));
    const kept = await kernel.files.uploaded(viewer, fileId);
    if (kept) return kept;
    try {
      const bytes = await readFile(at);
      const name = metadata?.['name'];
      const answer = name
        ? await kernel.files.addDocument(viewer, bytes, name, fileId)
        : await kernel.files.addPhoto(viewer, bytes, fileId);
      // its length stays, so that a repeat of the last request finds it and is answered
      await truncate(at, 0);
      await truncate(at, bytes.length);
      return answer;
    } catch (error) {
      const rival = await kernel.files.uploaded(viewer, fileId);
      if (rival) return rival;
      if (error instanceof AppError && error.status < 500) for (const one of [at, `${at}.json`]) await rm(one, { force: true });
      throw error;
    }
  };
  return new Server({
    path: beginUpload.path,
    datastore,
    locker: new MemoryLocker(),
    allowedOrigins: [],
    relativeLocation: true,
    generateUrl: (_request, { path: begin, id }) => `${begin}/${path.basename(id)}`,
    getFileIdFromRequest: (request, last) => idOf(of(request), last),
    namingFunction: (request, metadata) => own(request, async (one) => idOf(one, metadata?.['key'])),
    onUploadCreate: (request, { id, size, metadata }) =>
      own(request, async ({ viewer, request: whole }) => {
        const name = metadata?.['name'] ?? undefined;
        const max = name === undefined ? limits.photoBytesMax : uploadDocument.takes!.bytes;
        if (size === undefined) return fail('request.invalid', { fields: 'upload-length', issues: [] });
        if (size > max) fail('file.too_large', { megabytes: (size / 1_048_576).toFixed(1), max: max / 1_048_576 });
        if (name !== undefined) {
          if (viewer.posts.length === 0) fail('session.forbidden');
          checked(uploadDocument.query, { name });
        }
        const wait = await count(viewer, whole);
        if (wait !== null) tooMany(wait);
        await kernel.disk.needRoom();
        const at = path.join(folder, id);
        await mkdir(path.dirname(at), { recursive: true });
        // of two that begin at once only one may; what a crash left of a beginning is no upload
        if (!(await isFree(at))) {
          if (await datastore.getUpload(id).catch(() => null)) fail('file.upload_begun', { key: path.basename(id) });
          await rm(at, { force: true });
          if (!(await isFree(at))) fail('file.upload_begun', { key: path.basename(id) });
        }
        return {};
      }),
    onUploadFinish: (request, upload) =>
      own(request, async ({ viewer }) => ({
        ...(request.method !== 'POST' && { status_code: 200 }),
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(viewer.sendsOnly ? receipt(offline, await keep(viewer, upload)) : await keep(viewer, upload)),
      })),
  });
};

/**
 * Adds the addresses of the tus protocol (1.0: creation with upload, offsets): what is cut off goes on where it was. The sender names each
 * upload by a key of its own; the last request is answered as `POST /api/files` or `/api/documents` would be, and may be repeated.
 */
export const installUploads = (app: FastifyInstance, kernel: Kernel, count: CountUpload): void => {
  const asked = new WeakMap<object, Asked>();
  let server: Server | null = null;
  const routeOf = (scope: FastifyInstance, endpoint: FileEndpoint): void => {
    routed.add(endpoint);
    scope.route({
      method: endpoint === beginUpload ? 'POST' : ['PATCH', 'HEAD'],
      url: endpoint.path,
      bodyLimit: uploadDocument.takes!.bytes,
      config: { offline },
      onRequest: knock(endpoint),
      handler: async (request, reply) => {
        const { key = '' } = (checked(endpoint.params, request.params) ?? {}) as { key?: string };
        const headers = Object.entries(request.headers).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []));
        const body = request.body instanceof Readable ? { body: Readable.toWeb(request.body) as ReadableStream, duplex: 'half' } : {};
        const plain = new Request(`http://linli${request.url}`, {
          method: request.method,
          headers: headers as [string, string][],
          ...body,
        });
        const one: Asked = { viewer: request.viewer ?? fail('session.required'), request };
        asked.set(plain, one);
        server ??= createServer(kernel, count, asked);
        const answer = await server.handleWeb(plain);
        if (one.failure) throw one.failure;
        if (!answer.ok && request.method !== 'HEAD') return refuse(answer.status, key, await answer.text());
        for (const [name, value] of answer.headers) if (name !== 'content-length') reply.header(name, value);
        return reply.status(answer.status).send(await answer.text());
      },
    });
  };
  void app.register(async (scope) => {
    scope.addContentTypeParser('application/offset+octet-stream', (_request, payload, done) => done(null, payload));
    for (const endpoint of [beginUpload, continueUpload]) routeOf(scope, endpoint);
  });
};

/** Removes what nobody went on with since a moment, and what is left of finished uploads. */
export const tidyUploads = async (filesDir: string, before: Date): Promise<void> => {
  const folder = folderOf(filesDir);
  const found = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  for (const entry of found) {
    if (!entry.isFile() || entry.name.endsWith('.json')) continue;
    const at = path.join(entry.parentPath, entry.name);
    const { mtime } = await stat(at);
    if (mtime < before) for (const one of [at, `${at}.json`]) await rm(one, { force: true });
  }
};
