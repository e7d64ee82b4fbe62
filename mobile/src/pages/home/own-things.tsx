import { useTranslation } from 'react-i18next';
import { type SectionFile, sectionsOf } from '../../parts/sections-of.tsx';

const Cards = sectionsOf(import.meta.glob<SectionFile>('../../modules/*/mine-card.tsx'));

/** What somebody takes part in, one card of each module that has something of theirs; nothing where there is nothing. */
export const OwnThings = () => {
  const { t } = useTranslation();
  return (
    <nav className="tally own-things" aria-label={t('takePart.own')}>
      <Cards />
    </nav>
  );
};
