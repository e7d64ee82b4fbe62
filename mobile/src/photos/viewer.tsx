import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../parts/icons.tsx';
import { Sheet } from '../parts/sheet.tsx';

interface ViewerProps {
  images: readonly string[];
  start: number;
  onClose: () => void;
}

/** One photo over the whole screen: pinch or double tap to zoom, arrows or buttons to move on. */
const Viewer = ({ images, start, onClose }: ViewerProps) => {
  const { t } = useTranslation();
  const [at, setAt] = useState(start);
  const [large, setLarge] = useState(false);
  const move = (by: number) => {
    setLarge(false);
    setAt((now) => (now + by + images.length) % images.length);
  };
  useEffect(() => {
    const key = (event: KeyboardEvent) => {
      if (event.key === 'ArrowLeft') setAt((now) => Math.max(0, now - 1));
      if (event.key === 'ArrowRight') setAt((now) => Math.min(images.length - 1, now + 1));
    };
    window.addEventListener('keydown', key);
    return () => window.removeEventListener('keydown', key);
  }, [images.length]);
  return (
    <Sheet full title={t('photos.of', { number: at + 1, count: images.length })} onClose={onClose}>
      <button
        type="button"
        className={large ? 'stage large' : 'stage'}
        onClick={() => setLarge(!large)}
        aria-label={t(large ? 'photos.smaller' : 'photos.larger')}
      >
        <img src={images[at]} alt={t('photos.number', { number: at + 1 })} />
      </button>
      {images.length > 1 && (
        <div className="choice map-foot-row">
          <button type="button" className="button" onClick={() => move(-1)}>
            <Icon name="back" />
            {t('photos.before')}
          </button>
          <button type="button" className="button" onClick={() => move(1)}>
            {t('photos.after')}
            <Icon name="next" />
          </button>
        </div>
      )}
    </Sheet>
  );
};
export default Viewer;
