import { useTranslation } from 'react-i18next';

/** Stands where a map will be while its engine is fetched; the map then says the same until its first boundaries are drawn. */
export const MapWait = ({ height, className = '' }: { height?: number; className?: string }) => {
  const { t } = useTranslation();
  return (
    <p role="status" className={`map map-wait ${className}`} style={height === undefined ? undefined : { height }}>
      {t('map.drawing')}
    </p>
  );
};
