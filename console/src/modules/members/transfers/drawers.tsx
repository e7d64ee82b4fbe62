import { useQuery } from '@tanstack/react-query';
import { Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ledgers, type MemberTransfer } from '#contract/members/api.ts';
import { call, endpoints } from '../../../app/api.ts';
import { useSettled } from '../../../app/hooks.ts';
import { asked } from '../../../app/send.ts';
import { ActDrawer } from '../../../components/ActDrawer.tsx';
import { FoundSelect } from '../../../components/FoundSelect.tsx';
import { VerdictItem } from '../../../components/VerdictItem.tsx';
import { WordsItem } from '../../../components/WordsItem.tsx';

interface FoundProps {
  id?: string;
  value?: string;
  onChange?: (id: string | undefined) => void;
  format: 'row' | 'organisation';
  /** Of rows: their register. */
  among?: string;
  label: string;
  placeholder: string;
  none: string;
}
/** A row of a register or an organisation, found by its name. */
const Found = ({ id, value, onChange, format, among, label, placeholder, none }: FoundProps) => {
  const [words, setWords] = useState('');
  const q = useSettled(words);
  const { data, isFetching } = useQuery({
    queryKey: ['members', 'found', format, among, q],
    queryFn: ({ signal }) => call(endpoints.forms.listChoices, { query: { format, among, q } }, signal),
  });
  return (
    <FoundSelect
      id={id}
      label={label}
      placeholder={placeholder}
      value={value}
      found={(data?.items ?? []).map((one) => ({ value: one.id, label: one.name, note: one.note ?? '' }))}
      words={words}
      onWords={setWords}
      loading={isFetching}
      none={none}
      onChange={(next) => onChange?.(next)}
    />
  );
};

interface Sending {
  rowId: string;
  toOrganisationId?: string;
  outside?: string;
  duesPaidTo: string;
  reason: string;
}
/** Makes a letter for a member. */
export const SendDrawer = ({ onClose }: { onClose: () => void }) => {
  const { t } = useTranslation('members-console');
  return (
    <ActDrawer<Sending, MemberTransfer>
      keep="members.send"
      subject=""
      title={t('send')}
      lead={<p className="soft">{t('sendLead')}</p>}
      submit={t('send')}
      done={t('sent')}
      renews="members"
      request={({ outside, ...body }) =>
        asked(endpoints.members.sendMember, { body: { ...body, outside: outside?.trim() ? outside : null } })
      }
      onClose={onClose}
      onDone={onClose}
    >
      <Form.Item name="rowId" label={t('member')} rules={[{ required: true, message: t('memberNeeded') }]}>
        <Found format="row" among="party_members" label={t('member')} placeholder={t('pickMember')} none={t('noMember')} />
      </Form.Item>
      <Form.Item name="toOrganisationId" label={t('toBranch')}>
        <Found format="organisation" label={t('toBranch')} placeholder={t('pickBranch')} none={t('noBranch')} />
      </Form.Item>
      <Form.Item name="outside" label={t('outside')}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="duesPaidTo" label={t('duesPaidTo')} rules={[{ required: true, message: t('duesNeeded') }]}>
        <Input type="month" />
      </Form.Item>
      <WordsItem name="reason" label={t('reason')} needed={t('reasonNeeded')} most={200} />
    </ActDrawer>
  );
};

/** Accepts a member, or returns the letter. */
export const DecideDrawer = ({ letter, onClose }: { letter: MemberTransfer; onClose: () => void }) => {
  const { t } = useTranslation('members-console');
  return (
    <ActDrawer<{ accepted: boolean; ledger?: MemberLedger; reason: string }, MemberTransfer>
      keep="members.decide"
      subject={letter.id}
      title={t('decideTitle', { name: letter.member.name })}
      lead={<p>{t('decideLead', { from: letter.from, to: letter.to, day: letter.validUntil })}</p>}
      submit={t('verdict')}
      done={t('saved')}
      renews="members"
      request={(body) => asked(endpoints.members.decideTransfer, { params: { transferId: letter.id }, body })}
      onClose={onClose}
      onDone={onClose}
    >
      <VerdictItem name="accepted" label={t('verdict')} yes={t(letter.outside ? 'receipt' : 'accept')} no={t('return')} />
      {!letter.outside && (
        <Form.Item name="ledger" label={t('ledger')}>
          <Select allowClear placeholder={t('keepLedger')} options={ledgers.map((value) => ({ value, label: t(`ledgers.${value}`) }))} />
        </Form.Item>
      )}
      <WordsItem name="reason" label={t('opinion')} needed={t('reasonNeeded')} most={200} />
    </ActDrawer>
  );
};
type MemberLedger = (typeof ledgers)[number];

/** The sender takes a letter back. */
export const WithdrawDrawer = ({ letter, onClose }: { letter: MemberTransfer; onClose: () => void }) => {
  const { t } = useTranslation('members-console');
  return (
    <ActDrawer<{ reason: string }, MemberTransfer>
      keep="members.withdraw"
      subject={letter.id}
      title={t('withdrawTitle', { name: letter.member.name })}
      submit={t('withdraw')}
      done={t('saved')}
      renews="members"
      request={(body) => asked(endpoints.members.withdrawTransfer, { params: { transferId: letter.id }, body })}
      onClose={onClose}
      onDone={onClose}
    >
      <WordsItem name="reason" label={t('opinion')} needed={t('reasonNeeded')} most={200} />
    </ActDrawer>
  );
};
