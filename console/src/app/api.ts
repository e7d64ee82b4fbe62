import i18next from 'i18next';
import { addressOf, CallError, createCall } from '#client/call.ts';
import type { Endpoints } from '#client/endpoint.ts';
import type { UploadedPhoto } from '#contract/cases/api.ts';
import type { UploadedDocument } from '#contract/kernel/files.ts';
import { currentLocale } from '#ui/i18n.ts';

/** Addresses of all modules, found by their files. */
const endpoints = Object.fromEntries(
  Object.entries(import.meta.glob<object>('../../../client/endpoints/*.ts', { eager: true })).map(([file, addresses]) => [
    file.slice(file.lastIndexOf('/') + 1, -3),
    addresses,
  ]),
) as unknown as Endpoints;

const refusals = new Set<(error: CallError) => void>();
/** Hears of every refusal by the server; the shell uses it to lead to the sign-in page. Returns the way to stop hearing. */
export const onRefusal = (tell: (error: CallError) => void): (() => void) => {
  refusals.add(tell);
  return () => void refusals.delete(tell);
};

const { call, sendFile, sendSheet, fetchFile, upload } = createCall({
  language: currentLocale,
  onError: (error) => {
    for (const tell of refusals) tell(error);
  },
});

export { call, endpoints, fetchFile, sendSheet };

/** Sends one photo; answers with its id and addresses. */
export const uploadPhoto = (photo: File): Promise<UploadedPhoto> => upload(photo, photo.name) as Promise<UploadedPhoto>;

/** Sends one PDF or office document; answers with its id and name. */
export const uploadDocument = (document: File): Promise<UploadedDocument> =>
  sendFile(addressOf('/api/documents', { query: { name: document.name } }), 'document', document, document.name, [
    'id',
    'name',
  ]) as Promise<UploadedDocument>;

/** What to tell the person about a failure: the server's own words, or ours when it could not be reached. */
export const wordsFor = (error: unknown): string => {
  if (error instanceof CallError && error.message) return error.message;
  const code = error instanceof CallError && error.status === 0 ? error.code : 'server.unavailable';
  return i18next.t(`kernel:errors.${code}`);
};

/** Whether an error is this refusal of the server. */
export const isRefusal = (error: unknown, ...codes: string[]): error is CallError =>
  error instanceof CallError && codes.includes(error.code);
