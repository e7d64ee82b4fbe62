import { CloseOutlined, LoadingOutlined, PlusOutlined } from '@ant-design/icons';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { UploadedPhoto } from '#contract/cases/api.ts';
import { limits } from '#contract/cases/lifecycle.ts';
import { uploadPhoto, wordsFor } from '../app/api.ts';

/** A photo as the field shows it. */
export type ChosenPhoto = Pick<UploadedPhoto, 'id' | 'thumbnailUrl'>;
const none: readonly ChosenPhoto[] = [];

interface Props {
  value?: readonly ChosenPhoto[];
  onChange?: (photos: readonly ChosenPhoto[]) => void;
  onBusy?: (busy: boolean) => void;
  most?: number;
  /** What the button for more is called. */
  label?: string;
}

/** Photos chosen in a form: uploaded at once, each failure told beside the field. */
export const PhotoField = ({ value: photos = none, onChange, onBusy, most = limits.photosMax, label }: Props) => {
  const { t } = useTranslation();
  // several uploads end one after another, maybe before the form has told of the last
  const latest = useRef(photos);
  latest.current = photos;
  // what else was filled in while a photo was on its way must not be told back as it was before
  const told = useRef(onChange);
  told.current = onChange;
  const set = (next: readonly ChosenPhoto[]): void => {
    latest.current = next;
    told.current?.(next);
  };
  const [waiting, setWaiting] = useState(0);
  const [problem, setProblem] = useState<string | null>(null);
  const input = useRef<HTMLInputElement>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: told when the number of waiting photos changes
  useEffect(() => {
    onBusy?.(waiting > 0);
  }, [waiting]);

  const add = async (files: File[]): Promise<void> => {
    setProblem(null);
    const room = most - photos.length;
    if (files.length > room) setProblem(t('photos.tooMany', { max: most }));
    const taken = files.slice(0, room);
    setWaiting((n) => n + taken.length);
    for (const file of taken) {
      try {
        const photo = await uploadPhoto(file);
        set([...latest.current, photo]);
      } catch (error) {
        setProblem(`${file.name}: ${wordsFor(error)}`);
      } finally {
        setWaiting((n) => n - 1);
      }
    }
  };
  return (
    <div>
      <div className="photo-field">
        {photos.map((photo, index) => (
          <div key={photo.id} className="photo-chosen">
            <img src={photo.thumbnailUrl} alt={t('photos.one', { number: index + 1, count: photos.length })} />
            <button
              type="button"
              aria-label={t('photos.remove', { number: index + 1 })}
              onClick={() => set(photos.filter((p) => p.id !== photo.id))}
            >
              <CloseOutlined />
            </button>
          </div>
        ))}
        {photos.length < most && (
          <button type="button" className="photo-add" onClick={() => input.current?.click()}>
            {waiting > 0 ? <LoadingOutlined /> : <PlusOutlined />}
            <span>{t('photos.add')}</span>
          </button>
        )}
      </div>
      <input
        ref={input}
        type="file"
        accept="image/jpeg,image/png,image/webp"
        multiple
        className="photo-input"
        tabIndex={-1}
        aria-label={label ?? t('photos.add')}
        onChange={(e) => {
          void add([...(e.target.files ?? [])]);
          e.target.value = '';
        }}
      />
      {problem && (
        <p className="field-problem" role="alert">
          {problem}
        </p>
      )}
    </div>
  );
};
