import { Image } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Photo } from '#contract/cases/api.ts';

/** Thumbnails that open a full-screen preview. */
export const Photos = ({ photos, size = 88 }: { photos: readonly Pick<Photo, 'id' | 'url' | 'thumbnailUrl'>[]; size?: number }) => {
  const { t } = useTranslation();
  if (photos.length === 0) return null;
  return (
    <div className="photos">
      <Image.PreviewGroup>
        {photos.map((photo, index) => (
          <Image
            key={photo.id}
            width={size}
            height={size}
            src={photo.thumbnailUrl}
            alt={t('photos.one', { number: index + 1, count: photos.length })}
            preview={{ src: photo.url }}
            loading="lazy"
          />
        ))}
      </Image.PreviewGroup>
    </div>
  );
};
