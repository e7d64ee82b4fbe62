import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Photo } from '#contract/cases/api.ts';
import { usePart } from '../parts/part.ts';
import { toast } from '../parts/toast.tsx';

/** Stored photos as small pictures; a tap opens them large, to zoom and swipe. */
export const Gallery = ({ photos }: { photos: readonly Photo[] }) => {
  const { t } = useTranslation();
  const [open, setOpen] = useState<number | null>(null);
  const { Part: Viewer, bring } = usePart(() => import('./viewer.tsx'));
  if (photos.length === 0) return null;
  const enlarge = async (at: number) => {
    if (await bring()) setOpen(at);
    else toast(t('kernel:errors.network.offline'));
  };
  return (
    <>
      <div className="photos">
        {photos.map((photo, at) => (
          <figure key={photo.id} className="photo">
            <img
              src={photo.thumbnailUrl}
              alt={t('photos.number', { number: at + 1 })}
              loading="lazy"
              width={photo.width}
              height={photo.height}
            />
            <button type="button" className="open" onClick={() => void enlarge(at)} aria-label={t('photos.enlarge', { number: at + 1 })} />
          </figure>
        ))}
      </div>
      {open !== null && Viewer && <Viewer images={photos.map((photo) => photo.url)} start={open} onClose={() => setOpen(null)} />}
    </>
  );
};
