import { CallError } from '#client/call.ts';
import type { UploadedPhoto } from '#contract/cases/api.ts';
import type { ErrorAnswer } from '#contract/kernel/values.ts';
import { currentLocale } from '#ui/i18n.ts';

/**
 * Sends one photo and tells how far it is (0–1); `fetch` cannot tell that, hence the older interface.
 * Throws {@link CallError} like every call: `network.offline` when no answer came.
 */
export const uploadPhoto = (photo: Blob, onProgress?: (part: number) => void, signal?: AbortSignal): Promise<UploadedPhoto> =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const form = new FormData();
    form.append('photo', photo, 'photo.jpg');
    request.open('POST', '/api/files');
    request.responseType = 'json';
    request.setRequestHeader('accept-language', currentLocale());
    request.setRequestHeader('x-linli', '1');
    request.upload.onprogress = (event) => event.lengthComputable && onProgress?.(event.loaded / event.total);
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) return resolve(request.response as UploadedPhoto);
      const answer = (request.response as ErrorAnswer | null)?.error;
      reject(new CallError(request.status, answer ?? { code: 'server.unavailable', message: '', data: {} }));
    };
    request.onerror = () => reject(new CallError(0, { code: 'network.offline', message: '', data: {} }));
    request.onabort = () => reject(new DOMException('aborted', 'AbortError'));
    signal?.addEventListener('abort', () => request.abort());
    request.send(form);
  });
