import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Page } from '../../parts/page.tsx';
import { type SectionFile, sectionsOf } from '../../parts/sections-of.tsx';
import { Empty } from '../../parts/states.tsx';
import '../../styles/disclosures.css';

const Sections = sectionsOf(import.meta.glob<SectionFile>('../*/deciding-section.tsx'));

/** What is being decided here, for everybody: a section of each module that has something to look at, to say or to vote on. */
export const DecidingPage = () => {
  const { t } = useTranslation();
  return (
    <Page title={t('disclosures.deciding')} back>
      <p>{t('disclosures.decidingLead')}</p>
      <div className="stack deciding">
        <Sections />
      </div>
      <Empty icon="talk" title={t('disclosures.decidingNone')} text={t('disclosures.decidingNoneText')} />
      <Link to="/open/notices" search={{}} className="button wide">
        {t('disclosures.all')}
      </Link>
    </Page>
  );
};
