import { Form, Input, Radio, Select, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { platformNow } from '#client/clock.ts';
import type { VoteDetail } from '#contract/votes/api.ts';
import type { Question, Share } from '#contract/votes/model.ts';
import { platformDay } from '#ui/time.ts';
import { endpoints } from '../../../app/api.ts';
import { asked } from '../../../app/send.ts';
import { ActDrawer } from '../../../components/ActDrawer.tsx';
import { AreaItem, type PlainArea } from '../../../components/AreaItem.tsx';

interface Values {
  area: PlainArea;
  title: string;
  text?: string;
  kind: Question['kind'];
  options?: string;
  most?: string;
  majority: keyof typeof majorities;
  secret: boolean;
  change: boolean;
  source: string;
  until: string;
  published: boolean;
}
const majorities = {
  half: { of: 'participating', n: 1, d: 2, strict: true },
  two_thirds: { of: 'participating', n: 2, d: 3, strict: false },
  half_of_all: { of: 'due', n: 1, d: 2, strict: true },
} as const satisfies Record<string, Share>;

const questionOf = (v: Values): Question => {
  const options = v.kind === 'choice' ? (v.options ?? '').split('\n').flatMap((one) => one.trim() || []) : [];
  return {
    id: 'q1',
    title: v.title.trim(),
    text: v.text?.trim() ?? '',
    kind: v.kind,
    options: options.map((label, i) => ({ id: `o${i + 1}`, label })),
    most: v.kind === 'choice' ? Number(v.most ?? 1) : 0,
    rule: {
      measures: 'heads',
      secret: v.secret,
      quorum: null,
      majority: majorities[v.majority],
      silence: 'none',
      change: v.change,
      tie: 'fails',
      source: v.source.trim(),
    },
    reserved: false,
  };
};

/** The options, where one chooses among some. */
const ChoiceItems = () => {
  const { t } = useTranslation('votes-console');
  const kind = Form.useWatch('kind', Form.useFormInstance<Values>());
  if (kind !== 'choice') return null;
  return (
    <>
      <Form.Item
        name="options"
        label={t('form.options')}
        extra={t('form.optionsHint')}
        rules={[{ required: true, message: t('form.needed') }]}
      >
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 10 }} />
      </Form.Item>
      <Form.Item name="most" label={t('form.most')}>
        <Input type="number" min={1} max={50} />
      </Form.Item>
    </>
  );
};

/** A poll of a community: its residents with accounts are due. */
export const PollForm = ({ onClose, onOpened }: { onClose: () => void; onOpened: (voteId: string) => void }) => {
  const { t } = useTranslation('votes-console');
  const needed = (max: number) => [{ required: true, whitespace: true, min: 2, max, message: t('form.needed') }];
  return (
    <ActDrawer<Values, VoteDetail>
      keep="votes.open_poll"
      subject="new"
      title={t('openPoll')}
      lead={t('pollLead')}
      submit={t('openPoll')}
      done={t('opened')}
      renews="votes"
      initial={{
        kind: 'motion',
        majority: 'half',
        secret: true,
        change: true,
        published: true,
        source: t('form.sourceUsual'),
      }}
      request={(v) =>
        asked(endpoints.votes.openPoll, {
          body: {
            areaCode: v.area.code,
            title: v.title.trim(),
            questions: [questionOf(v) as never],
            opensAt: platformNow().toISOString(),
            closesAt: `${v.until}T12:00:00.000Z`,
            published: v.published,
          },
        })
      }
      onClose={onClose}
      onDone={({ id }) => onOpened(id)}
    >
      <AreaItem name="area" label={t('form.area')} needed={t('form.needed')} />
      <Form.Item name="title" label={t('form.title')} rules={needed(120)}>
        <Input maxLength={120} />
      </Form.Item>
      <Form.Item name="text" label={t('form.text')}>
        <Input.TextArea maxLength={4000} autoSize={{ minRows: 3, maxRows: 10 }} />
      </Form.Item>
      <Form.Item name="kind" label={t('form.kind')}>
        <Radio.Group
          options={[
            { value: 'motion', label: t('form.motion') },
            { value: 'choice', label: t('form.choice') },
          ]}
        />
      </Form.Item>
      <ChoiceItems />
      <Form.Item name="majority" label={t('form.majority')}>
        <Select
          options={(Object.keys(majorities) as (keyof typeof majorities)[]).map((value) => ({
            value,
            label: t(`form.majorities.${value}`),
          }))}
        />
      </Form.Item>
      <Form.Item name="source" label={t('form.source')} rules={needed(300)}>
        <Input maxLength={300} />
      </Form.Item>
      <Form.Item name="until" label={t('form.until')} rules={[{ required: true, message: t('form.needed') }]}>
        <Input type="date" min={platformDay()} />
      </Form.Item>
      <Form.Item name="secret" label={t('form.secret')} valuePropName="checked" extra={t('form.secretHint')}>
        <Switch />
      </Form.Item>
      <Form.Item name="change" label={t('form.change')} valuePropName="checked">
        <Switch />
      </Form.Item>
      <Form.Item name="published" label={t('form.published')} valuePropName="checked">
        <Switch />
      </Form.Item>
    </ActDrawer>
  );
};
