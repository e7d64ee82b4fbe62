import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../parts/icons.tsx';
import { Page } from '../../parts/page.tsx';
import { type SectionFile, sectionsOf } from '../../parts/sections-of.tsx';
import { Empty, FormError } from '../../parts/states.tsx';
import type { NearProps } from '../../place/near.tsx';
import { useHere } from '../../place/use-here.ts';

// until all of them are here nobody is told that there is nothing
const Sections = sectionsOf(
  import.meta.glob<SectionFile<NearProps>>('../*/near-section.tsx'),
  <div className="skeleton" aria-hidden="true" />,
);

/** What somebody can do near by this week, for everybody: a section of each module that has something. Distances are computed here. */
export const TakePartPage = () => {
  const { t } = useTranslation();
  const { here, inexact, finding, error, find } = useHere();
  return (
    <Page title={t('takePart.title')} back>
      <p>{t('takePart.lead')}</p>
      {here === null && (
        <button type="button" className="button wide" disabled={finding} onClick={() => void find()}>
          <Icon name="here" />
          {t(finding ? 'place.finding' : 'takePart.near')}
        </button>
      )}
      <p className="hint">
        {inexact} {t(here ? 'takePart.sorted' : 'takePart.privacy')}
      </p>
      <FormError error={error} />
      <div className="stack near">
        <Sections here={here} />
      </div>
      <Empty icon="leaf" title={t('takePart.none')} text={t('takePart.noneText')} />
      <Link to="/thanks/$" params={{ _splat: 'all' }} className="button wide">
        {t('takePart.thanks')}
      </Link>
    </Page>
  );
};
