import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { limits } from '#contract/cases/lifecycle.ts';
import { isOffline, wordsOf } from '../api.ts';
import { Icon } from '../parts/icons.tsx';
import { toast } from '../parts/toast.tsx';
import type { LocalPhoto } from '../store/database.ts';
import { LocalPicture } from './local-picture.tsx';
import { preparePhoto } from './prepare.ts';
import { uploadPhoto } from './upload.ts';

/** Types the server takes; naming them makes iPhones hand over JPEG instead of HEIC. */
const types = 'image/jpeg,image/png,image/webp';

interface PhotoFieldProps {
  photos: readonly LocalPhoto[];
  /** Account to upload for at once; without one photos wait on the device until the report is sent. */
  owner: string | null;
  onChange: (change: (photos: LocalPhoto[]) => LocalPhoto[]) => void;
}

/** Takes or chooses photos, shows them with their upload, lets each be removed or tried again. */
export const PhotoField = ({ photos, owner, onChange }: PhotoFieldProps) => {
  const { t } = useTranslation();
  const [progress, setProgress] = useState<Record<string, number>>({});
  const [failed, setFailed] = useState<Record<string, unknown>>({});
  const running = useRef(new Map<string, AbortController>());

  const send = useCallback(
    (photo: LocalPhoto, account: string) => {
      const stop = new AbortController();
      running.current.set(photo.key, stop);
      setFailed(({ [photo.key]: _, ...rest }) => rest);
      uploadPhoto(photo.blob, (part) => setProgress((old) => ({ ...old, [photo.key]: part })), stop.signal)
        .then((answer) =>
          onChange((all) => all.map((one) => (one.key === photo.key ? { ...one, uploaded: { ...answer, owner: account } } : one))),
        )
        .catch((error: unknown) => {
          if (!stop.signal.aborted) setFailed((old) => ({ ...old, [photo.key]: error }));
        })
        .finally(() => running.current.delete(photo.key));
    },
    [onChange],
  );

  useEffect(() => {
    if (!owner) return;
    for (const photo of photos)
      if (photo.uploaded?.owner !== owner && !running.current.has(photo.key) && !(photo.key in failed)) send(photo, owner);
  }, [photos, owner, failed, send]);
  useEffect(() => {
    const all = running.current;
    return () => {
      for (const one of all.values()) one.abort();
      all.clear();
    };
  }, []);

  const add = async (files: FileList | null) => {
    const free = limits.photosMax - photos.length;
    const chosen = [...(files ?? [])];
    if (chosen.length > free) toast(t('photos.tooMany', { max: limits.photosMax }));
    for (const file of chosen.slice(0, free)) {
      const blob = await preparePhoto(file);
      onChange((all) => [...all, { key: crypto.randomUUID(), blob, uploaded: null }]);
    }
  };
  const remove = (key: string) => {
    running.current.get(key)?.abort();
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
        void add(event.target.files).then(() => {
          event.target.value = '';
        });
      }}
    />
  );
  return (
    <div className={photos.length === 0 ? 'photos first' : 'photos'}>
      {photos.map((photo, at) => {
        const error = failed[photo.key];
        const sent = owner !== null && photo.uploaded?.owner === owner;
        return (
          <figure key={photo.key} className="photo">
            <LocalPicture blob={photo.blob} alt={t('photos.number', { number: at + 1 })} />
            <button type="button" className="remove" onClick={() => remove(photo.key)} aria-label={t('photos.remove', { number: at + 1 })}>
              <span>
                <Icon name="close" />
              </span>
            </button>
            {error !== undefined && !sent ? (
              <figcaption className="over" role="alert">
                {isOffline(error) ? t('photos.later') : wordsOf(error)}
                {owner && (
                  <button type="button" onClick={() => send(photo, owner)}>
                    {t('retry')}
                  </button>
                )}
              </figcaption>
            ) : owner && !sent ? (
              <figcaption className="over">{t('photos.sending', { part: Math.round((progress[photo.key] ?? 0) * 100) })}</figcaption>
            ) : null}
          </figure>
        );
      })}
      {photos.length < limits.photosMax && (
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
  );
};
