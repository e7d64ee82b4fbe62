import { faultOf, offline, photoKeys } from '#client/call.ts';
import type { UploadedPhoto } from '#contract/cases/api.ts';
import { currentLocale } from '#ui/i18n.ts';
import type { LocalPhoto } from '../store/database.ts';

/** A photo on its way or arrived. `tell` hears how far it is (0–1). */
interface Upload {
  arrived: Promise<UploadedPhoto>;
  stop: () => void;
  tell: ((part: number) => void) | null;
}

/** What is sent. `begun`: an earlier visit may have sent a part of it. */
type Sendable = Pick<LocalPhoto, 'key' | 'blob' | 'begun' | 'sentAs' | 'name'>;

/** Milliseconds without any movement after which an upload counts as unreached. */
const patience = 30_000;

/** Which part of each photo on its way has arrived, by key (0–1), and who wants to know. */
const parts = new Map<string, number>();
const followers = new Set<() => void>();
/** The part of a photo that has arrived in this visit. */
export const partOf = (photoKey: string): number => parts.get(photoKey) ?? 0;
/** Tells of every movement of any photo. @returns ends it */
export const followUploads = (tell: () => void): (() => void) => {
  followers.add(tell);
  return () => void followers.delete(tell);
};

/** By photo and account: form and outbox ask for the same photo, and it must cross the network once. */
const uploads = new Map<string, Upload>();

/** Bytes of one request: most photos take one, and on the slowest network it ends before the server's patience does. */
const step = 320 * 1024;
const address = '/api/files/uploads';

interface Answer {
  status: number;
  content: unknown;
  /** Bytes the server has; NaN where it does not say. */
  offset: number;
}

/** One request of an upload. `fetch` cannot tell how much has been sent, hence the older interface. */
const ask = (
  upload: Upload,
  method: string,
  path: string,
  headers: object,
  body: Blob | null,
  moved?: (sent: number) => void,
): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    upload.stop = () => request.abort();
    let stalled: ReturnType<typeof setTimeout> | undefined;
    const fail = (error: unknown) => {
      clearTimeout(stalled);
      reject(error);
    };
    request.open(method, path);
    request.responseType = 'json';
    const all = { 'accept-language': currentLocale(), 'x-linli': '1', 'tus-resumable': '1.0.0', ...headers };
    for (const [name, value] of Object.entries(all)) request.setRequestHeader(name, String(value));
    // On a dead network nothing ever says so; a slow one moves.
    const moving = () => {
      clearTimeout(stalled);
      stalled = setTimeout(() => {
        fail(offline());
        request.abort();
      }, patience);
    };
    request.upload.onprogress = (event) => {
      moving();
      moved?.(event.loaded);
    };
    request.onload = () => {
      clearTimeout(stalled);
      const said = request.getResponseHeader('upload-offset');
      resolve({ status: request.status, content: request.response, offset: said === null ? Number.NaN : Number(said) });
    };
    request.onerror = () => fail(offline());
    request.onabort = () => fail(new DOMException('aborted', 'AbortError'));
    request.send(body);
    moving();
  });

/** What the answer to a document holds. */
const documentKeys = ['id', 'url'];

/** Text as the protocol's metadata carry it. */
const base64 = (text: string): string => btoa(String.fromCharCode(...new TextEncoder().encode(text)));

/** Sends what the server does not have yet, by the tus protocol; what was cut off goes on where it was. */
const send = async (upload: Upload, owner: string, { blob, begun, ...photo }: Sendable): Promise<UploadedPhoto> => {
  const key = photo.sentAs ?? photo.key;
  const own = `${address}/${key}`;
  // In a browser where another has signed in meanwhile it is refused and waits.
  const named = { 'x-linli-account': owner };
  const arrived = async (): Promise<number> => (await ask(upload, 'HEAD', own, named, null)).offset;
  let offset = begun ? await arrived() : Number.NaN;
  let surprises = 0;
  for (;;) {
    const isNew = Number.isNaN(offset);
    const from = isNew ? 0 : offset;
    const {
      status,
      content,
      offset: now,
    } = await ask(
      upload,
      isNew ? 'POST' : 'PATCH',
      isNew ? address : own,
      {
        ...named,
        'content-type': 'application/offset+octet-stream',
        ...(isNew
          ? {
              'upload-length': blob.size,
              'upload-metadata': `key ${base64(key)}${photo.name === undefined ? '' : `,name ${base64(photo.name)}`}`,
            }
          : { 'upload-offset': from }),
      },
      blob.slice(from, from + step),
      (sent) => {
        const part = Math.min(1, (from + sent) / blob.size);
        parts.set(photo.key, part);
        upload.tell?.(part);
        for (const follower of followers) follower();
      },
    );
    if (status < 300 && now < blob.size) {
      offset = now;
      continue;
    }
    const fault = faultOf(status, content, photo.name === undefined ? photoKeys : documentKeys);
    if (!fault) return content as UploadedPhoto;
    // An earlier try has begun it, or what it brought has been cleared away.
    if ((fault.code !== 'file.upload_begun' && fault.code !== 'file.not_found') || surprises++ > 2) throw fault;
    offset = await arrived();
  }
};

const start = (key: string, owner: string, photo: Sendable): Upload => {
  const upload: Upload = { arrived: Promise.resolve(null as never), stop: () => undefined, tell: null };
  upload.arrived = send(upload, owner, photo).catch((error: unknown) => {
    uploads.delete(key);
    throw error;
  });
  return upload;
};

/**
 * Sends a photo for an account, or joins the upload that is already under way.
 * Rejects with `CallError` like every call: with status 0 when the server was not reached; with `AbortError` after {@link dropUpload}.
 */
export const uploadPhoto = (photo: Sendable, owner: string, onProgress?: (part: number) => void): Promise<UploadedPhoto> => {
  const key = `${photo.key} ${owner}`;
  const upload = uploads.get(key) ?? start(key, owner, photo);
  uploads.set(key, upload);
  if (onProgress) upload.tell = onProgress;
  return upload.arrived;
};

/** Stops and forgets the uploads of a photo: it was taken out, or the server no longer has it. */
export const dropUpload = (photoKey: string): void => {
  for (const [key, upload] of uploads) {
    if (!key.startsWith(`${photoKey} `)) continue;
    uploads.delete(key);
    upload.stop();
  }
};
