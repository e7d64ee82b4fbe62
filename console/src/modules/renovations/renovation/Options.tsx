import { Link } from '@tanstack/react-router';
import { Button, Form, Input, InputNumber, Radio, Select, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RenovationDetail, RenovationOption } from '#contract/renovations/shown.ts';
import { platformDay } from '#ui/time.ts';
import { endpoints } from '../../../app/api.ts';
import { asked } from '../../../app/send.ts';
import { ActDrawer } from '../../../components/ActDrawer.tsx';
import { type ChosenPhoto, PhotoField } from '../../../components/PhotoField.tsx';
import { Photos } from '../../../components/Photos.tsx';
import { SendButton } from '../../../components/SendButton.tsx';
import { fenOf, yuanText } from './yuan.ts';
import '../../../styles/renovations.css';

/** Photos of a subject by their ids. */
export const photosOf = (ids: readonly string[]) =>
  ids.map((id) => ({ id, url: `/api/files/${id}`, thumbnailUrl: `/api/files/${id}/thumbnail` }));

interface Values {
  kind: 'common' | 'lift';
  title: string;
  words?: string;
  place?: string;
  cost: number;
  subsidy?: number;
  weights?: string;
  photos?: readonly ChosenPhoto[];
}
/** `1:0 2:50`: what floors bear beside the others. */
const weightsOf = (text: string | undefined): { floor: number; weight: number }[] =>
  [...(text ?? '').matchAll(/(-?\d{1,3})\s*[:：]\s*(\d{1,4})/g)].map(([, floor, weight]) => ({
    floor: Number(floor),
    weight: Number(weight),
  }));

const OptionForm = ({ r, onClose }: { r: RenovationDetail; onClose: () => void }) => {
  const { t } = useTranslation('renovations-console');
  const [busy, setBusy] = useState(false);
  const places = r.buildings.flatMap(({ id, name, units }) => units.map((unit) => ({ value: `${id} ${unit}`, label: `${name}${unit}` })));
  return (
    <ActDrawer<Values, RenovationDetail>
      keep="renovations.option"
      subject={r.id}
      title={t('addOption')}
      submit={t('save')}
      done={t('saved')}
      renews="renovations"
      disabled={busy}
      initial={{ kind: 'common', subsidy: 0 }}
      request={(v) => {
        const [buildingId, unit] = v.kind === 'lift' && v.place ? v.place.split(' ') : [];
        return asked(endpoints.renovations.addRenovationOption, {
          params: { renovationId: r.id },
          body: {
            kind: v.kind,
            title: v.title.trim(),
            words: v.words?.trim() ?? '',
            buildingId: buildingId ?? null,
            unit: unit ?? null,
            costFen: fenOf(v.cost),
            subsidyFen: fenOf(v.subsidy),
            floorWeights: v.kind === 'lift' ? weightsOf(v.weights) : [],
            photoIds: (v.photos ?? []).map(({ id }) => id),
          },
        });
      }}
      onClose={onClose}
      onDone={onClose}
    >
      <Form.Item name="kind" label={t('form.kind')}>
        <Radio.Group options={(['common', 'lift'] as const).map((value) => ({ value, label: t(`kinds.${value}`) }))} />
      </Form.Item>
      <Form.Item
        name="title"
        label={t('form.option')}
        rules={[{ required: true, whitespace: true, min: 2, max: 60, message: t('form.wordsRule', { min: 2, max: 60 }) }]}
      >
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="words" label={t('form.words')}>
        <Input.TextArea maxLength={1000} autoSize={{ minRows: 2, maxRows: 6 }} />
      </Form.Item>
      <Form.Item noStyle shouldUpdate={(a: Values, b: Values) => a.kind !== b.kind}>
        {({ getFieldValue }) =>
          getFieldValue('kind') === 'lift' && (
            <>
              <Form.Item name="place" label={t('form.unit')} rules={[{ required: true, message: t('form.unitRule') }]}>
                <Select showSearch={{ optionFilterProp: 'label' }} options={places} />
              </Form.Item>
              <Form.Item name="weights" label={t('form.weights')} extra={t('form.weightsHint')}>
                <Input maxLength={300} placeholder="1:0 2:50" />
              </Form.Item>
            </>
          )
        }
      </Form.Item>
      <Form.Item name="cost" label={t('form.cost')} rules={[{ required: true, message: t('form.amountRule') }]}>
        <InputNumber min={0} max={100_000_000} precision={2} />
      </Form.Item>
      <Form.Item name="subsidy" label={t('form.subsidy')}>
        <InputNumber min={0} max={100_000_000} precision={2} />
      </Form.Item>
      <Form.Item name="photos" label={t('form.photos')}>
        <PhotoField onBusy={setBusy} />
      </Form.Item>
    </ActDrawer>
  );
};

const LiftForm = ({ r, option, onClose }: { r: RenovationDetail; option: RenovationOption; onClose: () => void }) => {
  const { t } = useTranslation('renovations-console');
  return (
    <ActDrawer<{ closesOn: string }, RenovationDetail>
      keep="renovations.lift_vote"
      subject={option.id}
      title={t('liftVote')}
      lead={<p className="soft">{t('liftLead', { source: r.liftRule.source })}</p>}
      submit={t('liftVote')}
      done={t('saved')}
      renews="renovations"
      request={({ closesOn }) =>
        asked(endpoints.renovations.voteRenovationLift, { params: { renovationId: r.id, optionId: option.id }, body: { closesOn } })
      }
      onClose={onClose}
      onDone={onClose}
    >
      <Form.Item name="closesOn" label={t('form.closesOn')} rules={[{ required: true, message: t('form.dayRule') }]}>
        <Input type="date" min={platformDay()} />
      </Form.Item>
    </ActDrawer>
  );
};

const One = ({ r, option, onLift }: { r: RenovationDetail; option: RenovationOption; onLift: () => void }) => {
  const { t } = useTranslation('renovations-console');
  const free = r.mayManage && (r.stage === 'asking' || r.stage === 'menu');
  const decides = r.mayManage && option.kind === 'lift' && option.chosen && (r.stage === 'voting' || r.stage === 'works');
  return (
    <li>
      <p>
        <strong>
          {option.place}
          {option.title}
        </strong>{' '}
        {option.chosen && <Tag>{t('chosen')}</Tag>}
      </p>
      {option.words && <p>{option.words}</p>}
      <p className="soft num">{t('costs', { cost: yuanText(option.costFen), subsidy: yuanText(option.subsidyFen) })}</p>
      <ul>
        {option.shares.map((s) => (
          <li key={s.floor} className="num">
            {s.floor === null ? t('eachFlat', { count: s.flats }) : t('floorFlat', { floor: s.floor, count: s.flats })}{' '}
            {s.leastFen === s.mostFen ? yuanText(s.leastFen) : `${yuanText(s.leastFen)} – ${yuanText(s.mostFen)}`}
          </li>
        ))}
      </ul>
      <Photos photos={photosOf(option.photoIds)} />
      {option.votes.map((v) => (
        <p key={v.voteId}>
          <Link to="/votes/$voteId" params={{ voteId: v.voteId }}>
            {t(`scopes.${v.scope}`)}
          </Link>{' '}
          · {t(`renovations:voteStates.${v.state}`)}
        </p>
      ))}
      {free && (
        <p className="bar">
          {([option.chosen ? 'leave' : 'choose', 'remove'] as const).map((change) => (
            <SendButton
              key={change}
              keep={`renovations.${change}`}
              subject={option.id}
              words={t(`change.${change}`)}
              done={t('saved')}
              renews="renovations"
              request={() =>
                asked(endpoints.renovations.changeRenovationOption, {
                  params: { renovationId: r.id, optionId: option.id },
                  body: { change },
                })
              }
            />
          ))}
        </p>
      )}
      {decides && !option.votes.some(({ state }) => state === 'running') && (
        <Button size="small" onClick={onLift}>
          {t('liftVote')}
        </Button>
      )}
    </li>
  );
};

/** The menu: options with pictures, costs, and what each flat pays. */
export const Options = ({ r }: { r: RenovationDetail }) => {
  const { t } = useTranslation('renovations-console');
  const [task, setTask] = useState<'add' | RenovationOption | null>(null);
  const free = r.mayManage && (r.stage === 'asking' || r.stage === 'menu');
  return (
    <section className="card" aria-label={t('menu')}>
      <h2>{t('menu')}</h2>
      {r.options.length === 0 && <p className="soft">{t('noOptions')}</p>}
      <ul className="renovation-options">
        {r.options.map((option) => (
          <One key={option.id} r={r} option={option} onLift={() => setTask(option)} />
        ))}
      </ul>
      {free && <Button onClick={() => setTask('add')}>{t('addOption')}</Button>}
      {task === 'add' && <OptionForm r={r} onClose={() => setTask(null)} />}
      {task !== null && task !== 'add' && <LiftForm r={r} option={task} onClose={() => setTask(null)} />}
    </section>
  );
};
