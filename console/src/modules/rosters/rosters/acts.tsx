import { Drawer, Form, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Roster, RosterDay, Swap } from '#contract/rosters/api.ts';
import { shortTime } from '#ui/time.ts';
import { endpoints } from '../../../app/api.ts';
import { useLocale } from '../../../app/hooks.ts';
import { useMe } from '../../../app/queries.ts';
import { type Asked, asked } from '../../../app/send.ts';
import { SendForm } from '../../../components/SendForm.tsx';

type SlotOfDay = RosterDay['slots'][number];

/** What somebody is about to do with a roster. */
export type Task =
  | { kind: 'fill'; from: string; to: string }
  | { kind: 'end' }
  | { kind: 'assign'; day: string; slot: SlotOfDay }
  | { kind: 'swap'; shiftId: string; slot: SlotOfDay };
type Of<K extends Task['kind']> = Extract<Task, { kind: K }>;

interface Props {
  roster: Roster;
  onClose: () => void;
  onDone: (words: string) => void;
}

const Act = <V extends object, R>({
  keep,
  subject,
  title,
  lead,
  initial,
  submit,
  request,
  onClose,
  onDone,
  children,
}: {
  keep: string;
  subject: string;
  title: string;
  lead: string;
  initial: Partial<V>;
  submit: string;
  request: (values: V) => Asked<R>;
  onClose: () => void;
  onDone: (answer: R) => void;
  children: ReactNode;
}) => (
  <Drawer open title={title} onClose={onClose} size={440} destroyOnHidden>
    <p className="soft">{lead}</p>
    <SendForm<V, R>
      keep={keep}
      subject={subject}
      title={title}
      initial={initial}
      submit={submit}
      request={request}
      onCancel={onClose}
      onDone={onDone}
    >
      {children}
    </SendForm>
  </Drawer>
);

/** Lets those in turn take what is open. */
export const FillForm = ({ roster, task, onClose, onDone }: Props & { task: Of<'fill'> }) => {
  const { t } = useTranslation('rosters');
  return (
    <Act<{ from: string; to: string }, Roster & { added: number }>
      keep="rosters.fill"
      subject={roster.id}
      title={t('fill')}
      lead={t('fillLead')}
      initial={{ from: task.from, to: task.to }}
      submit={t('fill')}
      request={({ from, to }) => asked(endpoints.rosters.fillRoster, { params: { rosterId: roster.id }, body: { from, to } })}
      onClose={onClose}
      onDone={({ added }) => onDone(t('filled', { count: added }))}
    >
      {(['from', 'to'] as const).map((name) => (
        <Form.Item key={name} name={name} label={t(`form.${name}Day`)} rules={[{ required: true, message: t('form.dayNeeded') }]}>
          <Input type="date" className="day-field" />
        </Form.Item>
      ))}
    </Act>
  );
};

/** Ends a roster. */
export const EndForm = ({ roster, onClose, onDone }: Props) => {
  const { t } = useTranslation('rosters');
  return (
    <Act<{ reason: string }, Roster>
      keep="rosters.end"
      subject={roster.id}
      title={t('endOf', { name: roster.name })}
      lead={t('endLead')}
      initial={{}}
      submit={t('end')}
      request={({ reason }) =>
        asked(endpoints.rosters.endRoster, { params: { rosterId: roster.id }, body: { version: roster.version, reason: reason.trim() } })
      }
      onClose={onClose}
      onDone={() => onDone(t('endedNow'))}
    >
      <Form.Item
        name="reason"
        label={t('form.reason')}
        rules={[{ required: true, whitespace: true, min: 2, max: 200, message: t('form.reasonNeeded') }]}
      >
        <Input.TextArea maxLength={200} autoSize={{ minRows: 2 }} />
      </Form.Item>
    </Act>
  );
};

/** Puts somebody on duty. */
export const AssignForm = ({ roster, task: { day, slot }, onClose, onDone }: Props & { task: Of<'assign'> }) => {
  const { t } = useTranslation('rosters');
  const locale = useLocale();
  const on = new Set(slot.shifts.map(({ person }) => person.accountId));
  return (
    <Act<{ accountId: string }, Roster>
      keep="rosters.assign"
      subject={`${roster.id} ${day} ${slot.key}`}
      title={t('assign')}
      lead={`${shortTime(slot.from, locale)} ${slot.name}`}
      initial={{}}
      submit={t('assign')}
      request={({ accountId }) =>
        asked(endpoints.rosters.assignShift, { params: { rosterId: roster.id }, body: { slot: slot.key, day, accountId } })
      }
      onClose={onClose}
      onDone={() => onDone(t('assigned'))}
    >
      <PersonItem name="accountId" people={roster.people.filter(({ accountId }) => !on.has(accountId))} />
    </Act>
  );
};

const PersonItem = ({ name, people }: { name: string; people: Roster['people'] }) => {
  const { t } = useTranslation('rosters');
  return (
    <Form.Item name={name} label={t('form.person')} rules={[{ required: true, message: t('form.personNeeded') }]}>
      <Select
        showSearch
        optionFilterProp="label"
        notFoundContent={t('form.nobody')}
        options={people.map(({ accountId, name: label }) => ({ value: accountId, label }))}
      />
    </Form.Item>
  );
};

/** Asks a colleague to take an own shift, for one of the colleague's that is in sight, or for nothing. */
export const SwapForm = ({ roster, task: { shiftId, slot }, onClose, onDone }: Props & { task: Of<'swap'> }) => {
  const { t } = useTranslation('rosters');
  const locale = useLocale();
  const me = useMe().account.id;
  const shifts = roster.days.flatMap(({ slots }) =>
    slots.flatMap((one) =>
      one.shifts.map(({ id, person, swap }) => ({ id, accountId: person.accountId, from: one.from, name: one.name, swap })),
    ),
  );
  return (
    <Act<{ of: string; inReturn?: string; reason?: string }, Swap>
      keep="rosters.swap"
      subject={shiftId}
      title={t('swap')}
      lead={`${shortTime(slot.from, locale)} ${slot.name}`}
      initial={{}}
      submit={t('askSwap')}
      request={({ of, inReturn, reason }) =>
        asked(endpoints.rosters.askSwap, {
          params: { shiftId },
          body: { of, inReturn: inReturn ?? null, reason: reason?.trim() || null },
        })
      }
      onClose={onClose}
      onDone={() => onDone(t('swapAsked'))}
    >
      <PersonItem name="of" people={roster.people.filter(({ accountId }) => accountId !== me)} />
      <Form.Item noStyle dependencies={['of']}>
        {({ getFieldValue }) => {
          const theirs = shifts.filter((one) => one.accountId === getFieldValue('of') && Date.parse(one.from) > Date.now());
          return (
            <Form.Item name="inReturn" label={t('form.inReturn')} extra={t('form.inReturnHint')}>
              <Select
                allowClear
                notFoundContent={t('form.noneInReturn')}
                options={theirs.map((one) => ({ value: one.id, label: `${shortTime(one.from, locale)} ${one.name}` }))}
              />
            </Form.Item>
          );
        }}
      </Form.Item>
      <Form.Item name="reason" label={t('form.swapReason')}>
        <Input maxLength={200} />
      </Form.Item>
    </Act>
  );
};
