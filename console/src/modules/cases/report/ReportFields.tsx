import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Form, Input } from 'antd';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { UploadedPhoto } from '#contract/cases/api.ts';
import { limits } from '#contract/cases/lifecycle.ts';
import type { Answers } from '#contract/kernel/form/schema.ts';
import type { Point } from '#contract/kernel/values.ts';
import { longestPlaceText } from '#contract/territory/levels.ts';
import { call, endpoints, wordsFor } from '../../../app/api.ts';
import { useSettled } from '../../../app/hooks.ts';
import { CategorySelect } from '../../../components/CategorySelect.tsx';
import { PhotoField } from '../../../components/PhotoField.tsx';
import { AtOnce } from './AtOnce.tsx';
import { CallerFields, type KnownCaller } from './CallerFields.tsx';
import { ExtraQuestions } from './ExtraQuestions.tsx';
import { Place } from './Place.tsx';

/** What the form holds. */
export interface ReportValues {
  text: string;
  placeText?: string;
  areaCode?: string;
  categoryCode?: string;
  photos?: UploadedPhoto[];
  point?: Point | null;
  occurredAt?: string;
  /** What the desk answers at once. */
  answer?: string;
  forCaller?: boolean;
  callerName?: string;
  callerPhone?: string;
  /** Whom the clerk chose among those known under the phone. */
  known?: KnownCaller;
  /** By the key of the questions they answer. */
  answers?: Record<string, Answers>;
}

/** What happened, and where: what the words say of the place is looked up while they are typed. */
export const ReportFields = ({ onBusy }: { onBusy: (busy: boolean) => void }) => {
  const underWay = useRef(new Set<string>());
  const waiting = (what: string, busy: boolean): void => {
    underWay.current[busy ? 'add' : 'delete'](what);
    onBusy(underWay.current.size > 0);
  };
  const { t } = useTranslation('cases-console');
  const form = Form.useFormInstance<ReportValues>();
  const text = Form.useWatch('text', form) ?? '';
  const placeText = Form.useWatch('placeText', form) ?? '';
  const areaCode = Form.useWatch('areaCode', form);
  const point = Form.useWatch('point', form) ?? null;

  const said = useSettled(`${placeText} ${text}`.trim().slice(0, longestPlaceText).toWellFormed(), 500);
  const heard = useQuery({
    queryKey: ['locate-text', said],
    enabled: said.length >= 2,
    staleTime: 600_000,
    queryFn: ({ signal }) => call(endpoints.territory.locateText, { body: { text: said } }, signal),
  });
  const candidates = useQuery({
    queryKey: ['candidates', said],
    enabled: said.length >= 2 && point === null,
    staleTime: 600_000,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => call(endpoints.territory.findCandidates, { body: { text: said } }, signal),
  });
  const pointed = useQuery({
    queryKey: ['locate', point],
    enabled: point !== null,
    staleTime: 600_000,
    queryFn: ({ signal }) => call(endpoints.territory.locatePoint, { query: point ?? { lon: 0, lat: 0 } }, signal),
  });
  return (
    <>
      <div className="report-words">
        <Form.Item
          name="text"
          label={t('report.text')}
          rules={[{ required: true, whitespace: true, min: limits.textMin, message: t('act.textNeeded', { min: limits.textMin }) }]}
        >
          <Input.TextArea
            autoFocus
            autoSize={{ minRows: 7, maxRows: 16 }}
            maxLength={limits.textMax}
            showCount
            placeholder={t('report.textHint')}
          />
        </Form.Item>
        <Form.Item name="categoryCode" label={t('act.category')} extra={t('report.categoryHint')}>
          <CategorySelect label={t('act.category')} />
        </Form.Item>
        <ExtraQuestions onBusy={(key, busy) => waiting(`answer ${key}`, busy)} />
        <Form.Item
          name="occurredAt"
          label={t('report.when')}
          rules={[
            {
              validator: (_, value?: string) =>
                isPossible(value) ? Promise.resolve() : Promise.reject(new Error(t('report.whenImpossible', { days: limits.seenDaysMax }))),
            },
          ]}
        >
          <Input type="datetime-local" style={{ width: 230 }} />
        </Form.Item>
        <AtOnce />
        <CallerFields />
        <Form.Item name="photos" label={t('act.photos')}>
          <PhotoField onBusy={(busy) => waiting('photos', busy)} />
        </Form.Item>
      </div>
      <div className="report-place">
        <Place
          point={point}
          onPoint={(next) => form.setFieldValue('point', next)}
          areaCode={areaCode}
          heard={heard.data}
          pointed={pointed.data}
          problem={point && pointed.isError ? wordsFor(pointed.error) : null}
          candidates={said.length >= 2 ? (candidates.data?.candidates ?? []) : []}
          onChoose={(code) => form.setFieldValue('areaCode', code)}
        />
      </div>
      <Form.Item name="point" noStyle>
        <Held />
      </Form.Item>
    </>
  );
};

/** The moment that a field of date and time holds, in Chinese time. */
export const momentOf = (field: string): Date => new Date(`${field}:00+08:00`);
const isPossible = (field: string | undefined): boolean => {
  const age = field ? Date.now() - momentOf(field).getTime() : 0;
  return age >= -limits.seenMinutesAhead * 60_000 && age <= limits.seenDaysMax * 86_400_000;
};

/** Lets the form hold a value that is shown and changed elsewhere. */
const Held = () => null;
