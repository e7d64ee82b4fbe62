import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mobilePattern, phoneOf } from '#contract/kernel/typed.ts';
import type { Person, Someone } from '#contract/persons/persons.ts';
import { call, endpoints } from '../app/api.ts';
import { useSettled } from '../app/hooks.ts';
import { CleanInput } from './CleanInput.tsx';
import { FoundSelect } from './FoundSelect.tsx';

/** A person in a form: one already known, or the particulars of a new one. */
export interface PersonValue {
  personId?: string | undefined;
  label?: string | undefined;
  fresh?: { name?: string; phone?: string; partyMember?: boolean; phoneShared?: boolean } | undefined;
}

/** The form's person as the server takes it. */
export const someoneOf = (value: PersonValue): Someone =>
  value.fresh
    ? {
        name: value.fresh.name?.trim() ?? '',
        phone: phoneOf(value.fresh.phone ?? '') || null,
        partyMember: value.fresh.partyMember ?? false,
        phoneShared: value.fresh.phoneShared ?? false,
      }
    : { personId: value.personId ?? '' };

const wordsOf = (person: Person, wordOf: (key: string) => string): string =>
  [person.phone, ...person.ties.slice(0, 2).map(({ at, word }) => `${at} ${wordOf(word)}`)].filter(Boolean).join(' · ');

const Field = ({
  id,
  value,
  onChange,
  label,
  knownOnly,
}: {
  id?: string;
  value?: PersonValue;
  onChange?: (value: PersonValue) => void;
  label: string;
  knownOnly: boolean;
}) => {
  const { t } = useTranslation('persons');
  const [words, setWords] = useState('');
  const settled = useSettled(words.trim());
  const { data, isFetching } = useQuery({
    queryKey: ['persons', 'found', settled],
    enabled: settled.length >= 2,
    queryFn: ({ signal }) => call(endpoints.persons.findPersons, { query: { q: settled } }, signal),
    placeholderData: keepPreviousData,
  });
  const fresh = value?.fresh;
  if (fresh) {
    const set = (next: PersonValue['fresh']): void => onChange?.({ fresh: { ...fresh, ...next } });
    return (
      <div className="person-new">
        <Input
          {...(id ? { id } : {})}
          autoFocus
          value={fresh.name ?? ''}
          maxLength={40}
          aria-label={t('find.name')}
          placeholder={t('find.name')}
          onChange={(e) => set({ name: e.target.value })}
        />
        <CleanInput
          clean={phoneOf}
          value={fresh.phone ?? ''}
          inputMode="tel"
          aria-label={t('find.phone')}
          placeholder={t('find.phone')}
          onChange={(phone) => set({ phone })}
        />
        <Checkbox checked={fresh.partyMember ?? false} onChange={(e) => set({ partyMember: e.target.checked })}>
          {t('find.partyMember')}
        </Checkbox>
        {fresh.phone && (
          <Checkbox checked={fresh.phoneShared ?? false} onChange={(e) => set({ phoneShared: e.target.checked })}>
            {t('find.phoneShared')}
          </Checkbox>
        )}
        <Button type="link" size="small" onClick={() => onChange?.({})}>
          {t('find.known')}
        </Button>
      </div>
    );
  }
  const found = (settled.length >= 2 ? (data?.items ?? []) : []).map((person) => ({
    value: person.id,
    label: person.name,
    note: wordsOf(person, (key) => t(key)),
  }));
  return (
    <div className="person-pick">
      <FoundSelect
        id={id}
        label={label}
        placeholder={t('find.find')}
        value={value?.personId}
        found={found}
        known={value?.personId ? { id: value.personId, name: value.label ?? '' } : null}
        words={words}
        onWords={setWords}
        loading={isFetching}
        none={t(settled.length < 2 ? 'find.more' : 'find.none')}
        onChange={(personId, name) => onChange?.({ personId, label: name })}
      />
      {!knownOnly && (
        <Button
          type="link"
          size="small"
          onClick={() => onChange?.({ fresh: /^\d*$/.test(phoneOf(words)) ? { phone: phoneOf(words) } : { name: words } })}
        >
          {t('find.new')}
        </Button>
      )}
    </div>
  );
};

/** A person: found by name, pinyin or full phone number, or entered anew unless `knownOnly`. */
export const PersonItem = ({
  name,
  label,
  knownOnly = false,
}: {
  name: string | (string | number)[];
  label: string;
  knownOnly?: boolean;
}) => {
  const { t } = useTranslation('persons');
  return (
    <Form.Item
      name={name}
      label={label}
      rules={[
        {
          validator: (_, value: PersonValue | undefined) => {
            if (!value?.fresh) return value?.personId ? Promise.resolve() : Promise.reject(new Error(t('find.needed')));
            if ((value.fresh.name ?? '').trim().length < 2) return Promise.reject(new Error(t('find.nameNeeded')));
            const phone = phoneOf(value.fresh.phone ?? '');
            return !phone || mobilePattern.test(phone) ? Promise.resolve() : Promise.reject(new Error(t('find.phoneRule')));
          },
        },
      ]}
    >
      <Field label={label} knownOnly={knownOnly} />
    </Form.Item>
  );
};
