import { faultOf, offline, photoKeys } from '#client/call.ts';
import type { UploadedPhoto } from '#contract/cases/api.ts';
import { currentLocale } from '#ui/i18n.ts';

/** A photo on its way or arrived. `tell` hears how far it is (0–1). */
interface Upload {
  arrived: Promise<UploadedPhoto>;
  stop: () => void;
  tell: ((part: number) => void) | null;
}

/** Milliseconds without any movement after which an upload counts as unreached. */
const patience = 30_000;

/** By photo and account: form and outbox ask for the same photo, and it must cross the network once. */
const uploads = new Map<string, Upload>();

const start = (key: string, photo: Blob): Upload => {
  // `fetch` cannot tell how much has been sent, hence the older interface.
  const request = new XMLHttpRequest();
  const upload: Upload = { arrived: Promise.resolve(null as never), stop: () => request.abort(), tell: null };
  upload.arrived = new Promise((resolve, reject) => {
    let stalled: ReturnType<typeof setTimeout> | undefined;
    const fail = (error: unknown) => {
      clearTimeout(stalled);
      uploads.delete(key);
      reject(error);
    };
    const form = new FormData();
    form.append('photo', photo, 'photo.jpg');
    request.open('POST', '/api/files');
    request.responseType = 'json';
    request.setRequestHeader('accept-language', currentLocale());
    request.setRequestHeader('x-linli', '1');
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
      if (event.lengthComputable) upload.tell?.(event.loaded / event.total);
    };
    request.onload = () => {
      clearTimeout(stalled);
      const fault = faultOf(request.status, request.response, photoKeys);
      if (fault) fail(fault);
      else resolve(request.response as UploadedPhoto);
    };
    request.onerror = () => fail(offline());
    request.onabort = () => fail(new DOMException('aborted', 'AbortError'));
    request.send(form);
    moving();
  });
  return upload;
};

/**
 * Sends a photo for an account, or joins the upload that is already under way.
 * Rejects with `CallError` like every call: with status 0 when the server was not reached; with `AbortError` after {@link dropUpload}.
 */
export const uploadPhoto = (
  photo: { key: string; blob: Blob },
  owner: string,
  onProgress?: (part: number) => void,
): Promise<UploadedPhoto> => {
  const key = `${photo.key} ${owner}`;
  const upload = uploads.get(key) ?? start(key, photo.blob);
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
