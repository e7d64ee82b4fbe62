import type { LocalPhoto } from '../store/database.ts';

/** By photo: form and outbox ask for the same one. */
const underWay = new Map<string, Promise<Pick<LocalPhoto, 'blob' | 'raw'>>>();

/** What changes of a photo as it is made small enough to send. What cannot be fetched or drawn goes as it is, and the server says what it is. */
export const prepared = ({ key, blob }: Pick<LocalPhoto, 'key' | 'blob'>): Promise<Pick<LocalPhoto, 'blob' | 'raw'>> => {
  const known = underWay.get(key);
  if (known) return known;
  const making = import('./prepare.ts')
    .then(({ preparePhoto }) => preparePhoto(blob))
    .catch(() => blob)
    .then((made) => ({ blob: made, raw: false }))
    .finally(() => underWay.delete(key));
  underWay.set(key, making);
  return making;
};
