import { useTranslation } from 'react-i18next';
import * as hazardsApi from '#client/endpoints/hazards.ts';
import type { HazardDetail } from '#contract/hazards/api.ts';
import { WriteSheet } from '../../parts/write-sheet.tsx';
import { Choice, given, Line } from '../../parts/written-fields.tsx';
import { hazardsKey } from './queries.ts';

/** A re-inspection on the spot: what was found, with photos; a new day where it is not cleared. */
export const CheckForm = ({ hazard: { id, title }, onClose }: { hazard: HazardDetail; onClose: () => void }) => {
  const { t } = useTranslation();
  return (
    <WriteSheet
      what={t('hazards.check')}
      action="hazards.check"
      subject={{ id, title, page: `/hazards/${id}` }}
      explain={t('hazards.checkHint')}
      address={hazardsApi.recheckHazard}
      params={{ hazardId: id }}
      renews={hazardsKey}
      words={{ label: t('hazards.words'), max: 1000 }}
      photos={t('hazards.photos')}
      begin={{ found: 'yes' }}
      body={({ found, dueOn }, words) => ({ cleared: found === 'yes', words, dueOn: found === 'yes' ? null : given(dueOn) })}
      problem={({ found, dueOn }) => (found === 'no' && given(dueOn) === null ? t('hazards.dayNeeded') : null)}
      onClose={onClose}
    >
      {({ found, dueOn }, change) => (
        <>
          <Choice
            name="check-found"
            legend={t('hazards.verdict')}
            of={['yes', 'no']}
            word={(one) => t(`hazards.${one}`)}
            value={found}
            onChange={(value) => change({ found: value })}
          />
          {found === 'no' && (
            <Line id="check-day" type="date" label={t('hazards.newDay')} value={dueOn} onChange={(day) => change({ dueOn: day })} />
          )}
        </>
      )}
    </WriteSheet>
  );
};
