import { useTranslation } from 'react-i18next';
import type { PublicPlace } from '#contract/places/places.ts';

/** What the kind of a place is called: by the jurisdiction, where it is one of its own. */
export const useKindName = (): ((place: Pick<PublicPlace, 'kind' | 'ownKind'>) => string) => {
  const { t, i18n } = useTranslation();
  return ({ kind, ownKind }) => (ownKind ? (i18n.language === 'en' && ownKind.en) || ownKind.zh : t(`places:kinds.${kind}`));
};
