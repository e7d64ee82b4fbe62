import { Form, Input, Radio, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { platformNow } from '#client/clock.ts';
import type { AssemblyDetail, AssemblyEntry } from '#contract/assemblies/api.ts';
import { type ServiceResult, type ServiceWay, serviceResults, serviceWays } from '#contract/assemblies/kinds.ts';
import { numberOf } from '#contract/kernel/typed.ts';
import { dayOf, lastMoment } from '#ui/time.ts';
import { endpoints } from '../../../app/api.ts';
import { type Asked, asked } from '../../../app/send.ts';
import { ActDrawer } from '../../../components/ActDrawer.tsx';
import { DayItem } from '../../../components/DayItem.tsx';
import { type ChosenPhoto, PhotoField } from '../../../components/PhotoField.tsx';
import { WordsItem } from '../../../components/WordsItem.tsx';
import '../../../styles/assemblies.css';

/** What somebody is about to do with an assembly. */
export type Task =
  | { readonly act: 'move' }
  | { readonly act: 'call_off' }
  | { readonly act: 'serve'; readonly entries: readonly AssemblyEntry[] }
  | { readonly act: 'object'; readonly entry: AssemblyEntry }
  | { readonly act: 'review'; readonly id: string };

interface Values {
  opensOn?: string;
  closesOn?: string;
  words?: string;
  way?: ServiceWay;
  result?: ServiceResult;
  at?: string;
  receipt?: string;
  photos?: readonly ChosenPhoto[];
  counter1?: string;
  counter2?: string;
  outsider?: string;
  verdict?: 'stands' | 'set_aside';
  figures?: Record<string, Record<string, string>>;
}

const whats = ['yes', 'no', 'abstain'] as const;
const whole = (typed: string | undefined, by = 1): number => Math.round(Number(numberOf(typed ?? '0')) * by);

const requestOf = (a: AssemblyDetail, task: Task, v: Values): Asked<AssemblyDetail> => {
  const { assemblies } = endpoints;
  const params = { assemblyId: a.id };
  const words = v.words?.trim() ?? '';
  if (task.act === 'move')
    return asked(assemblies.moveAssembly, { params, body: { opensOn: v.opensOn ?? '', closesOn: v.closesOn ?? '', reason: words } });
  if (task.act === 'call_off') return asked(assemblies.callOffAssembly, { params, body: { reason: words } });
  if (task.act === 'object') return asked(assemblies.objectForOwner, { params, body: { key: task.entry.key, words } });
  if (task.act === 'serve')
    return asked(assemblies.serveNotice, {
      params,
      body: {
        keys: task.entries.map(({ key }) => key),
        way: v.way ?? 'hand',
        result: v.result ?? 'delivered',
        at: new Date(`${v.at ?? ''}:00+08:00`).toISOString(),
        receipt: v.receipt?.trim() ?? '',
        photoIds: (v.photos ?? []).map(({ id }) => id),
      },
    });
  return asked(assemblies.reviewObjection, {
    params: { objectionId: task.id },
    body: {
      counters: [v.counter1?.trim() ?? '', v.counter2?.trim() ?? ''],
      outsider: v.outsider?.trim() ?? '',
      counted: Object.fromEntries(
        a.items.map(({ id, options }) => {
          const of = (what: string) => ({
            heads: whole(v.figures?.[id]?.[`${what}_heads`]),
            area: whole(v.figures?.[id]?.[`${what}_area`], 100),
          });
          const chosen = options.map((one) => [one.id, of(one.id)] as const);
          // of a choice who chose anything consents to something, and nobody is against
          return [id, { yes: of('yes'), no: of('no'), abstain: of('abstain'), options: Object.fromEntries(chosen) }];
        }),
      ),
      verdict: v.verdict ?? 'stands',
      answer: words,
    },
  });
};

/** Now in Shanghai, as a field of day and time holds it. */
const nowField = (): string => new Date(platformNow().getTime() + 8 * 3_600_000 - 60_000).toISOString().slice(0, 16);

const ServeFields = ({ onBusy }: { onBusy: (busy: boolean) => void }) => {
  const { t } = useTranslation('assemblies-console');
  return (
    <>
      <Form.Item name="way" label={t('form.way')}>
        <Select options={serviceWays.map((value) => ({ value, label: t(`assemblies:serviceWays.${value}`) }))} />
      </Form.Item>
      <Form.Item name="result" label={t('form.result')}>
        <Radio.Group options={serviceResults.map((value) => ({ value, label: t(`assemblies:serviceResults.${value}`) }))} />
      </Form.Item>
      <Form.Item name="at" label={t('form.at')} rules={[{ required: true, message: t('form.atRule') }]}>
        <Input type="datetime-local" />
      </Form.Item>
      <Form.Item name="receipt" label={t('form.receipt')} extra={t('form.receiptHint')}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="photos" label={t('form.proof')}>
        <PhotoField onBusy={onBusy} most={4} />
      </Form.Item>
    </>
  );
};

const ReviewFields = ({ a }: { a: AssemblyDetail }) => {
  const { t } = useTranslation('assemblies-console');
  const name = (max: number) => [{ required: true, whitespace: true, min: 2, max, message: t('form.wordsRule', { min: 2, max }) }];
  return (
    <>
      <Form.Item name="counter1" label={t('form.counter', { n: 1 })} rules={name(40)}>
        <Input maxLength={40} />
      </Form.Item>
      <Form.Item name="counter2" label={t('form.counter', { n: 2 })} rules={name(40)}>
        <Input maxLength={40} />
      </Form.Item>
      <Form.Item name="outsider" label={t('form.outsider')} rules={name(60)}>
        <Input maxLength={60} />
      </Form.Item>
      {a.items.map((item) => (
        <fieldset key={item.id} className="owners-part">
          <legend>{item.title}</legend>
          {(item.options.length > 0
            ? [
                ...item.options.map(({ id, label }) => ({ id, words: label })),
                { id: 'yes', words: t('form.choseAny') },
                { id: 'abstain', words: t('form.said.abstain') },
              ]
            : whats.map((id) => ({ id, words: t(`form.said.${id}`) }))
          ).map(({ id, words }) =>
            (['heads', 'area'] as const).map((measure) => (
              <Form.Item
                key={`${id}_${measure}`}
                name={['figures', item.id, `${id}_${measure}`]}
                label={t(`form.counted.${measure}`, { words })}
                rules={[{ required: true, pattern: /^\d+(\.\d{1,2})?$/, message: t('form.numberRule') }]}
              >
                <Input inputMode="decimal" />
              </Form.Item>
            )),
          )}
        </fieldset>
      ))}
      <Form.Item name="verdict" label={t('form.verdict')}>
        <Radio.Group
          options={[
            { value: 'stands', label: t('form.stands') },
            { value: 'set_aside', label: t('form.setAside') },
          ]}
        />
      </Form.Item>
    </>
  );
};

/** The form of one task. */
export const TaskForm = ({ a, task, onClose }: { a: AssemblyDetail; task: Task; onClose: () => void }) => {
  const { t } = useTranslation('assemblies-console');
  const [busy, setBusy] = useState(false);
  const { act } = task;
  const subject = act === 'review' ? task.id : act === 'object' ? task.entry.key : a.id;
  const who = act === 'serve' ? task.entries : act === 'object' ? [task.entry] : [];
  const lead =
    act === 'serve' || act === 'object'
      ? t('about', {
          labels: who
            .slice(0, 5)
            .map(({ label }) => label)
            .join(t('comma')),
          count: who.length,
        })
      : t(`leads.${act}`);
  return (
    <ActDrawer<Values, AssemblyDetail>
      keep={`assemblies.${act}`}
      subject={subject}
      title={t(`acts.${act}`)}
      lead={<p className="soft">{lead}</p>}
      submit={t(`acts.${act}`)}
      done={t('done')}
      renews="assemblies"
      wide={act === 'review'}
      disabled={busy}
      initial={{
        way: 'hand',
        result: 'delivered',
        at: nowField(),
        verdict: 'stands',
        ...(act === 'move' && { opensOn: a.earliest, closesOn: dayOf(lastMoment(a.closesAt)) }),
      }}
      request={(values) => requestOf(a, task, values)}
      onClose={onClose}
      onDone={onClose}
    >
      {act === 'serve' && <ServeFields onBusy={setBusy} />}
      {act === 'review' && <ReviewFields a={a} />}
      {act === 'move' && (
        <>
          <DayItem name="opensOn" label={t('form.opensOn')} required min={a.earliest} />
          <DayItem name="closesOn" label={t('form.closesOn')} required min={a.earliest} />
        </>
      )}
      {act !== 'serve' && (
        <WordsItem
          name="words"
          label={t(`form.words.${act}`)}
          needed={t('form.wordsRule', { min: act === 'object' || act === 'review' ? 4 : 2, max: 200 })}
          most={act === 'object' || act === 'review' ? 2000 : 200}
        />
      )}
    </ActDrawer>
  );
};
