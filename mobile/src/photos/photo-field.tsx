import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { v7 } from 'uuid';
import { limits } from '#contract/cases/states.ts';
import { isOffline, wordsOf } from '../api.ts';
import { Icon } from '../parts/icons.tsx';
import { FormError } from '../parts/states.tsx';
import { toast } from '../parts/toast.tsx';
import type { LocalPhoto } from '../store/database.ts';
import { LocalPicture } from './local-picture.tsx';
import { prepared } from './prepared.ts';
import { dropUpload, uploadPhoto } from './upload.ts';

/** Types the server takes; naming them makes iPhones hand over JPEG instead of HEIC. */
const types = 'image/jpeg,image/png,image/webp';

interface PhotoFieldProps {
  photos: readonly LocalPhoto[];
  /** Account to upload for at once; without one photos wait on the device until the report is sent. */
  owner: string | null;
  onChange: (change: (photos: LocalPhoto[]) => LocalPhoto[]) => void;
  most?: number;
}

/** Takes or chooses photos, shows them with their upload, lets each be removed or tried again. */
export const PhotoField = ({ photos, owner, onChange, most = limits.photosMax }: PhotoFieldProps) => {
  const { t } = useTranslation();
  const [progress, setProgress] = useState<Record<string, number>>({});
  const [failed, setFailed] = useState<Record<string, unknown>>({});
  const asked = useRef(new Set<string>());
  const preparing = useRef(Promise.resolve());

  const send = useCallback(
    (photo: LocalPhoto, account: string) => {
      asked.current.add(`${photo.key} ${account}`);
      setFailed(({ [photo.key]: _, ...rest }) => rest);
      uploadPhoto(photo, account, (part) => setProgress((old) => ({ ...old, [photo.key]: part })))
        .then((answer) =>
          onChange((all) => all.map((one) => (one.key === photo.key ? { ...one, uploaded: { ...answer, owner: account } } : one))),
        )
        .catch((error: unknown) => setFailed((old) => ({ ...old, [photo.key]: error })));
    },
    [onChange],
  );
  useEffect(() => {
    if (!owner) return;
    for (const photo of photos)
      if (!photo.raw && photo.uploaded?.owner !== owner && !asked.current.has(`${photo.key} ${owner}`)) send(photo, owner);
  }, [photos, owner, send]);
  // one after another: each is drawn whole
  useEffect(() => {
    for (const photo of photos) {
      if (!photo.raw || asked.current.has(photo.key)) continue;
      asked.current.add(photo.key);
      preparing.current = preparing.current
        .then(() => prepared(photo))
        .then((made) => onChange((all) => all.map((one) => (one.key === photo.key && one.raw ? { ...one, ...made } : one))));
    }
  }, [photos, onChange]);

  // They stand in the form at once: what is sent a moment later is sent with them.
  const add = (files: FileList | null) => {
    const free = most - photos.length;
    const chosen = [...(files ?? [])];
    if (chosen.length > free) toast(t('photos.tooMany', { max: most }));
    const added = chosen.slice(0, free).map((blob) => ({ key: v7(), blob, raw: true, uploaded: null }));
    onChange((all) => [...all, ...added]);
  };
  const remove = (key: string) => {
    dropUpload(key);
    onChange((all) => all.filter((one) => one.key !== key));
  };
  const input = (capture: boolean) => (
    <input
      type="file"
      accept={types}
      multiple={!capture}
      capture={capture ? 'environment' : undefined}
      aria-label={t(capture ? 'photos.take' : 'photos.choose')}
      onChange={(event) => {
        add(event.target.files);
        event.target.value = '';
      }}
    />
  );
  const problems = photos.flatMap(({ key }) => (failed[key] === undefined || isOffline(failed[key]) ? [] : [wordsOf(failed[key])]));
  return (
    <>
      <div className={photos.length === 0 ? 'photos first' : 'photos'}>
        {photos.map((photo, at) => (
          <figure key={photo.key} className="photo">
            <LocalPicture blob={photo.blob} alt={t('photos.number', { number: at + 1 })} />
            <button type="button" className="remove" onClick={() => remove(photo.key)} aria-label={t('photos.remove', { number: at + 1 })}>
              <span>
                <Icon name="close" />
              </span>
            </button>
            {owner && photo.uploaded?.owner !== owner && (
              <figcaption className="over">
                {failed[photo.key] === undefined ? (
                  t('photos.sending', { part: Math.round((progress[photo.key] ?? 0) * 100) })
                ) : isOffline(failed[photo.key]) ? (
                  t('photos.later')
                ) : (
                  <button type="button" onClick={() => send(photo, owner)}>
                    {t('photos.again')}
                  </button>
                )}
              </figcaption>
            )}
          </figure>
        ))}
        {photos.length < most && (
          <>
            <div className="add">
              <Icon name="camera" />
              <span aria-hidden="true">{t('photos.take')}</span>
              {input(true)}
            </div>
            <div className="add">
              <Icon name="gallery" />
              <span aria-hidden="true">{t('photos.choose')}</span>
              {input(false)}
            </div>
          </>
        )}
      </div>
      {[...new Set(problems)].map((problem) => (
        <FormError key={problem} error={problem} />
      ))}
    </>
  );
};
