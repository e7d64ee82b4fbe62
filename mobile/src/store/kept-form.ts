import { useMe } from '../session/session.ts';
import { useActDraft } from './act-draft.ts';
import type { LocalPhoto } from './database.ts';

/**
 * What is filled in on a form that goes out in one piece: it survives the page, the session and a crash, and is forgotten once it was sent. Null until the
 * phone has been asked whether something was begun.
 * @param form names the form, `subject` what it is about where there are many
 */
export const useKeptForm = <F extends object>(form: string, begin: F, subject = '') => {
  const owner = useMe()?.account.id ?? null;
  const { draft, change, unsaved, finish, renew } = useActDraft(owner, subject, form, { words: '', photos: [], fields: {} });
  return (
    draft && {
      fields: { ...begin, ...draft.fields } as F,
      photos: draft.photos,
      change: (part: Partial<F>): void => change((old) => ({ fields: { ...old.fields, ...part } })),
      changePhotos: (next: (photos: LocalPhoto[]) => LocalPhoto[]): void => change((old) => ({ photos: next(old.photos) })),
      /** The phone has no room for it: it stands on the page alone. */
      unsaved,
      finish,
      renew,
    }
  );
};
