import { useTranslation } from 'react-i18next';
import type { Exclusion } from '#contract/ratings/exclusions.ts';
import { exclusionKindSet } from '#contract/ratings/kinds.ts';
import { endpoints } from '../../../app/api.ts';
import { wordOf } from '../../../app/kinds.ts';
import { asked } from '../../../app/send.ts';
import { ActDrawer } from '../../../components/ActDrawer.tsx';
import { VerdictItem } from '../../../components/VerdictItem.tsx';
import { WordsItem } from '../../../components/WordsItem.tsx';

interface Values {
  granted: boolean;
  reason: string;
}

/** Decides on an exclusion for a level, with the reason that is shown to everybody concerned. */
export const DecideDrawer = ({ exclusion, onClose }: { exclusion: Exclusion; onClose: () => void }) => {
  const { t } = useTranslation('ratings-console');
  return (
    <ActDrawer<Values, Exclusion>
      keep="ratings.decide_exclusion"
      subject={exclusion.id}
      title={t('exclusions.decideTitle', { number: exclusion.number })}
      lead={
        <>
          <p>
            <strong>{t(wordOf(exclusionKindSet, exclusion.kind))}</strong> · {exclusion.organisation}
          </p>
          <p className="rating-text">{exclusion.reason}</p>
        </>
      }
      submit={t('exclusions.decide')}
      done={t('exclusions.saved')}
      renews="ratings"
      request={({ granted, reason }) =>
        asked(endpoints.ratings.decideExclusion, { params: { exclusionId: exclusion.id }, body: { granted, reason } })
      }
      onClose={onClose}
      onDone={onClose}
    >
      <VerdictItem name="granted" label={t('exclusions.verdict')} yes={t('exclusions.grant')} no={t('exclusions.refuse')} />
      <WordsItem name="reason" label={t('exclusions.reason')} needed={t('exclusions.words')} />
    </ActDrawer>
  );
};
