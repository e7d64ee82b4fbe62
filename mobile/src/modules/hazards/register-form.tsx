import { useTranslation } from 'react-i18next';
import * as hazardsApi from '#client/endpoints/hazards.ts';
import type { CaseDetail } from '#contract/cases/api.ts';
import { hazardKindSet, hazardLevels } from '#contract/hazards/kinds.ts';
import { platformDay } from '#ui/time.ts';
import { WriteSheet } from '../../parts/write-sheet.tsx';
import { Choice, given, Line } from '../../parts/written-fields.tsx';
import { hazardsKey } from './queries.ts';

/** Enters a hazard on the spot, as it is before anything was done. */
export const RegisterForm = ({ about, onClose }: { about: CaseDetail; onClose: () => void }) => {
  const { t } = useTranslation();
  return (
    <WriteSheet
      what={t('hazards.register')}
      action="hazards.register"
      subject={{ id: about.id, title: about.title, page: `/cases/${about.id}` }}
      explain={t('hazards.sectionLead')}
      address={hazardsApi.registerHazard}
      params={{}}
      renews={hazardsKey}
      words={{ label: t('hazards.whatIs'), max: 100 }}
      photos={t('hazards.before')}
      begin={{ kind: 'fire', level: 'general', place: (about.placeText ?? about.area.name).slice(0, 200) }}
      body={({ kind, level, place, unit, dueOn }, words) => ({
        caseId: about.id,
        kind,
        level,
        title: words,
        areaCode: about.area.code,
        place: given(place),
        unit: given(unit),
        foundOn: platformDay(),
        dueOn: given(dueOn),
      })}
      problem={({ place, unit }) => ([place, unit].some((one) => (given(one) ?? '').length < 2) ? t('hazards.unitNeeded') : null)}
      onClose={onClose}
    >
      {({ kind, level, place, unit, dueOn }, change) => (
        <>
          <Choice
            name="hazard-level"
            legend={t('hazards.level')}
            of={hazardLevels}
            word={(one) => t(`hazards.levels.${one}`)}
            value={level}
            onChange={(value) => change({ level: value })}
          />
          <div className="field">
            <label htmlFor="hazard-kind">{t('hazards.kind')}</label>
            <select id="hazard-kind" className="input" value={String(kind)} onChange={(event) => change({ kind: event.target.value })}>
              {hazardKindSet.shipped.map((value) => (
                <option key={value} value={value}>
                  {t(`hazards.kinds.${value}`)}
                </option>
              ))}
            </select>
          </div>
          <Line id="hazard-place" label={t('hazards.place')} value={place} onChange={(value) => change({ place: value })} />
          <Line id="hazard-unit" label={t('hazards.unit')} value={unit} onChange={(value) => change({ unit: value })} />
          <Line id="hazard-day" type="date" label={t('hazards.dueOn')} value={dueOn} onChange={(value) => change({ dueOn: value })} />
        </>
      )}
    </WriteSheet>
  );
};
