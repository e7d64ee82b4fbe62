import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import * as disputesApi from '#client/endpoints/disputes.ts';
import type { DisputeDetail } from '#contract/disputes/api.ts';
import { agreementForms, sessionResults } from '#contract/disputes/kinds.ts';
import { Toggle } from '../../parts/toggle.tsx';
import { WriteSheet } from '../../parts/write-sheet.tsx';
import { Choice, given, Line } from '../../parts/written-fields.tsx';
import { disputesKey } from './queries.ts';

interface FormProps {
  data: DisputeDetail;
  onClose: () => void;
}
type Fields = Readonly<Record<string, unknown>>;

const subjectOf = ({ id, title }: DisputeDetail) => ({ id, title, page: `/disputes/${id}` });

const Record = ({ data, onClose }: FormProps) => {
  const { t } = useTranslation();
  const arranged = data.sessions.find(({ state }) => state === 'arranged');
  const cameIn = (fields: Fields): string[] => (fields['attended'] as string[] | undefined) ?? [];
  return (
    <WriteSheet
      what={t('disputes.acts.record')}
      action="disputes.record"
      subject={subjectOf(data)}
      address={disputesApi.recordSession}
      params={{ disputeId: data.id }}
      renews={disputesKey}
      words={{ label: t('disputes.recordWords'), max: 2000 }}
      photos={t('disputes.photos')}
      begin={{ place: arranged?.place ?? '', result: 'goes_on' }}
      body={(fields, words) => ({
        sessionId: arranged?.id ?? null,
        heldAt: new Date().toISOString(),
        place: given(fields['place']) ?? '',
        words,
        result: fields['result'],
        attended: cameIn(fields),
        others: given(fields['others']),
      })}
      problem={(fields) => ((given(fields['place']) ?? '').length < 2 ? t('disputes.placeNeeded') : null)}
      onClose={onClose}
    >
      {(fields, change) => (
        <>
          <Line id="record-place" label={t('disputes.place')} value={fields['place']} onChange={(place) => change({ place })} />
          <fieldset className="field">
            <legend>{t('disputes.whoCame')}</legend>
            {data.parties.map(({ id, side, name }) => (
              <Toggle
                key={id}
                label={`${t(`disputes.sides.${side}`)} ${name}`}
                checked={cameIn(fields).includes(id)}
                onChange={(on) => change({ attended: on ? [...cameIn(fields), id] : cameIn(fields).filter((one) => one !== id) })}
              />
            ))}
          </fieldset>
          <Line id="record-others" label={t('disputes.others')} value={fields['others']} onChange={(others) => change({ others })} />
          <Choice
            name="record-result"
            legend={t('disputes.result')}
            of={sessionResults}
            word={(one) => t(`disputes.results.${one}`)}
            value={fields['result']}
            onChange={(result) => change({ result })}
          />
        </>
      )}
    </WriteSheet>
  );
};

const Conclude = ({ data, onClose }: FormProps) => {
  const { t } = useTranslation();
  return (
    <WriteSheet
      what={t('disputes.acts.conclude')}
      action="disputes.conclude"
      subject={subjectOf(data)}
      explain={t('disputes.concludeHint')}
      address={disputesApi.concludeDispute}
      params={{ disputeId: data.id }}
      renews={disputesKey}
      words={{ label: t('disputes.concludeWords'), max: 2000 }}
      photos={t('disputes.paperPhotos')}
      begin={{ state: 'agreed', form: 'written' }}
      body={({ state, form, amount, performBy }, words) => ({
        state,
        words,
        ...(state === 'agreed' && { form, amount: given(amount) === null ? null : Number(amount), performBy: given(performBy) }),
      })}
      onClose={onClose}
    >
      {(fields, change) => (
        <>
          <Choice
            name="conclude-state"
            legend={t('disputes.outcome')}
            of={['agreed', 'failed', 'withdrawn']}
            word={(one) => t(`disputes.states.${one}`)}
            value={fields['state']}
            onChange={(state) => change({ state })}
          />
          {fields['state'] === 'agreed' && (
            <>
              <Choice
                name="conclude-form"
                legend={t('disputes.form')}
                of={agreementForms}
                word={(one) => t(`disputes.forms.${one}`)}
                value={fields['form']}
                onChange={(form) => change({ form })}
              />
              <Line
                id="conclude-amount"
                type="number"
                label={t('disputes.amount')}
                value={fields['amount']}
                onChange={(amount) => change({ amount })}
              />
              <Line
                id="conclude-day"
                type="date"
                label={t('disputes.performUntil')}
                value={fields['performBy']}
                onChange={(performBy) => change({ performBy })}
              />
            </>
          )}
        </>
      )}
    </WriteSheet>
  );
};

const Visit = ({ data, onClose }: FormProps) => {
  const { t } = useTranslation();
  const toggles = ['fulfilled', 'satisfied', 'lawsuit', 'escalating'] as const;
  return (
    <WriteSheet
      what={t('disputes.acts.visit')}
      action="disputes.visit"
      subject={subjectOf(data)}
      address={disputesApi.addVisit}
      params={{ disputeId: data.id }}
      renews={disputesKey}
      words={{ label: t('disputes.visitWords'), max: 2000 }}
      begin={{ fulfilled: true, satisfied: true, lawsuit: false, escalating: false }}
      body={(fields, words) => ({
        ...Object.fromEntries(toggles.map((one) => [one, fields[one] === true])),
        words,
        nextOn: fields['fulfilled'] === true ? null : given(fields['nextOn']),
      })}
      problem={(fields) => (fields['fulfilled'] !== true && given(fields['nextOn']) === null ? t('disputes.nextNeeded') : null)}
      onClose={onClose}
    >
      {(fields, change) => (
        <>
          {toggles.map((one) => (
            <Toggle key={one} label={t(`disputes.ask.${one}`)} checked={fields[one] === true} onChange={(on) => change({ [one]: on })} />
          ))}
          {fields['fulfilled'] !== true && (
            <Line
              id="visit-next"
              type="date"
              label={t('disputes.nextOn')}
              value={fields['nextOn']}
              onChange={(nextOn) => change({ nextOn })}
            />
          )}
        </>
      )}
    </WriteSheet>
  );
};

/** The form of each act that is done on the spot. */
export const forms: Readonly<Record<'record' | 'conclude' | 'visit', ComponentType<FormProps>>> = {
  record: Record,
  conclude: Conclude,
  visit: Visit,
};
