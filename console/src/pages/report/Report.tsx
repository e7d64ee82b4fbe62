import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Form, Input } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { v7 } from 'uuid';
import { limits } from '#contract/cases/lifecycle.ts';
import type { Point } from '#contract/kernel/values.ts';
import { longestPlaceText } from '#contract/territory/levels.ts';
import { call, endpoints, isRefusal, wordsFor } from '../../app/api.ts';
import { useSettled, useTitle } from '../../app/hooks.ts';
import { CategorySelect } from '../../components/CategorySelect.tsx';
import { Notice } from '../../components/Notice.tsx';
import { PhotoField } from '../../components/PhotoField.tsx';
import { CallerFields } from './CallerFields.tsx';
import { Place } from './Place.tsx';
import '../../styles/report.css';

interface Values {
  text: string;
  placeText?: string;
  areaCode?: string;
  categoryCode?: string;
  photoIds?: string[];
  occurredAt?: string;
  forCaller?: boolean;
  callerName?: string;
  callerPhone?: string;
}

/** A clerk types in what somebody told at the counter or on the phone. */
export const Report = () => {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [form] = Form.useForm<Values>();
  const id = useRef(v7());
  const [round, setRound] = useState(0);
  const [point, setPoint] = useState<Point | null>(null);
  const [busy, setBusy] = useState(false);
  const text = Form.useWatch('text', form) ?? '';
  const placeText = Form.useWatch('placeText', form) ?? '';
  const areaCode = Form.useWatch('areaCode', form);
  useTitle(t('nav.report'));

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
  const send = useMutation({
    mutationFn: (v: Values) =>
      call(endpoints.cases.createReport, {
        body: {
          id: id.current,
          text: v.text.trim(),
          point,
          placeText: v.placeText?.trim() || null,
          areaCode: point ? null : (v.areaCode ?? null),
          categoryCode: v.categoryCode ?? null,
          photoIds: v.photoIds ?? [],
          anonymous: false,
          ...(v.forCaller ? { caller: { name: v.callerName?.trim() || null, phone: v.callerPhone?.trim() || null } } : {}),
          occurredAt: v.occurredAt ? momentOf(v.occurredAt).toISOString() : null,
        },
      }),
    onSuccess: () => void client.invalidateQueries({ queryKey: ['counts'] }),
    onError: (error) => {
      if (isRefusal(error, 'request.id_reused')) id.current = v7();
    },
  });
  const again = (): void => {
    id.current = v7();
    form.resetFields();
    setPoint(null);
    send.reset();
    setRound(round + 1);
  };

  if (send.data) {
    return (
      <Notice
        title={t('report.done', { number: send.data.number })}
        action={
          <>
            <Link to="/cases/$caseId" params={{ caseId: send.data.caseId }} search={{ queue: 'todo' }} className="button-link">
              {t('report.open')}
            </Link>
            <Button onClick={again}>{t('report.another')}</Button>
          </>
        }
      >
        {send.data.location.name}
        {send.data.category && ` · ${send.data.category.name}`}
      </Notice>
    );
  }
  return (
    <div className="page report" key={round}>
      <div className="page-head">
        <h1>{t('nav.report')}</h1>
        <p className="soft">{t('report.lead')}</p>
      </div>
      <Form form={form} layout="vertical" requiredMark={false} onFinish={send.mutate} scrollToFirstError className="report-form">
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
          <Form.Item
            name="occurredAt"
            label={t('report.when')}
            rules={[
              {
                validator: (_, value?: string) =>
                  isPossible(value)
                    ? Promise.resolve()
                    : Promise.reject(new Error(t('report.whenImpossible', { days: limits.seenDaysMax }))),
              },
            ]}
          >
            <Input type="datetime-local" style={{ width: 230 }} />
          </Form.Item>
          <CallerFields />
          <Form.Item name="photoIds" label={t('act.photos')} valuePropName="photoIds">
            <Photographs onBusy={setBusy} />
          </Form.Item>
        </div>
        <div className="report-place">
          <Place
            point={point}
            onPoint={setPoint}
            areaCode={areaCode}
            heard={heard.data}
            pointed={pointed.data}
            problem={point && pointed.isError ? wordsFor(pointed.error) : null}
            candidates={said.length >= 2 ? (candidates.data?.candidates ?? []) : []}
            onChoose={(code) => form.setFieldValue('areaCode', code)}
          />
        </div>
        <div className="report-end">
          {send.isError && (
            <p className="field-problem" role="alert">
              {wordsFor(send.error)}
            </p>
          )}
          <Button type="primary" size="large" htmlType="submit" loading={send.isPending} disabled={busy}>
            {t('report.send')}
          </Button>
        </div>
      </Form>
    </div>
  );
};

/** The moment that a field of date and time holds, in Chinese time. */
const momentOf = (field: string): Date => new Date(`${field}:00+08:00`);
const isPossible = (field: string | undefined): boolean => {
  const age = field ? Date.now() - momentOf(field).getTime() : 0;
  return age >= -limits.seenMinutesAhead * 60_000 && age <= limits.seenDaysMax * 86_400_000;
};

const Photographs = ({ onChange, onBusy }: { onChange?: (ids: string[]) => void; onBusy: (busy: boolean) => void }) => (
  <PhotoField onChange={(ids) => onChange?.(ids)} onBusy={onBusy} />
);
