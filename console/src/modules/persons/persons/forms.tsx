import { Alert, Button, Checkbox, Drawer, Form, Input, Radio, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonFile } from '#contract/persons/file.ts';
import type { PersonRequest } from '#contract/persons/requests.ts';
import { platformDay } from '#ui/time.ts';
import { endpoints } from '../../../app/api.ts';
import { asked } from '../../../app/send.ts';
import { PersonItem, type PersonValue } from '../../../components/PersonItem.tsx';
import { Act, ReasonItem } from './Act.tsx';

interface Props {
  person: PersonFile;
  onClose: () => void;
}
type Part = 'phone' | 'id_number' | 'address';
interface Shown {
  name: string;
  phone?: string | null | undefined;
  idNumber?: string | null | undefined;
  address?: string | null | undefined;
}

/** Shows sealed values once a reason was given. */
export const RevealForm = ({ person, onClose }: Props) => {
  const { t } = useTranslation('persons');
  const [shown, setShown] = useState<Shown | null>(null);
  if (shown)
    return (
      <Drawer open title={t('reveal.title', { name: shown.name })} onClose={onClose} size={460} className="act-drawer">
        {(['phone', 'idNumber', 'address'] as const)
          .filter((part) => shown[part] !== undefined)
          .map((part) => (
            <Alert
              key={part}
              type="info"
              title={t(`parts.${part === 'idNumber' ? 'id_number' : part}`)}
              description={<span className="num">{shown[part] ?? t('unknown')}</span>}
            />
          ))}
        <div className="form-end">
          <Button type="primary" onClick={onClose}>
            {t('reveal.close')}
          </Button>
        </div>
      </Drawer>
    );
  const there: Part[] = [
    ...(person.phone ? (['phone'] as const) : []),
    ...(person.idNumber ? (['id_number'] as const) : []),
    ...(person.hasAddress ? (['address'] as const) : []),
  ];
  return (
    <Act<{ what: Part[]; reason: string }, Shown>
      keep="reveal"
      subject={person.id}
      title={t('reveal.title', { name: person.name })}
      lead={t('reveal.means')}
      submit={t('reveal.submit')}
      initial={{ what: there.slice(0, 1) }}
      request={(v) =>
        asked(endpoints.persons.revealPerson, { params: { personId: person.id }, body: { reason: v.reason.trim(), what: v.what } })
      }
      onClose={onClose}
      onDone={setShown}
    >
      <Form.Item name="what" label={t('reveal.what')} rules={[{ required: true, message: t('reveal.whatNeeded') }]}>
        <Checkbox.Group options={there.map((value) => ({ value, label: t(`parts.${value}`) }))} />
      </Form.Item>
      <ReasonItem label={t('reveal.reason')} />
    </Act>
  );
};

/** Merges another record into this one. */
export const MergeForm = ({ person, onClose }: Props) => {
  const { t } = useTranslation('persons');
  return (
    <Act<{ other: PersonValue; reason: string }, PersonFile>
      keep="merge"
      subject={person.id}
      title={t('merge.title', { name: person.name })}
      lead={t('merge.means')}
      submit={t('merge.submit')}
      done={t('merge.done')}
      request={(v) =>
        asked(endpoints.persons.mergePersons, {
          params: { personId: person.id },
          body: { other: v.other.personId ?? '', reason: v.reason.trim() },
        })
      }
      onClose={onClose}
      onDone={onClose}
    >
      <PersonItem name="other" label={t('merge.other')} knownOnly />
      <ReasonItem label={t('act.reason')} />
    </Act>
  );
};

/** Takes a merge back. */
export const UndoForm = ({ person, mergeId, onClose }: Props & { mergeId: string }) => {
  const { t } = useTranslation('persons');
  return (
    <Act<{ reason: string }, PersonFile>
      keep="undo"
      subject={mergeId}
      title={t('undo.title', { name: person.name })}
      lead={t('undo.means')}
      submit={t('undo.submit')}
      done={t('undo.done')}
      request={(v) => asked(endpoints.persons.undoMerge, { params: { mergeId }, body: { reason: v.reason.trim() } })}
      onClose={onClose}
      onDone={onClose}
    >
      <ReasonItem label={t('act.reason')} />
    </Act>
  );
};

/** Records that consent was given or withdrawn. */
export const ConsentForm = ({ person, onClose }: Props) => {
  const { t } = useTranslation('persons');
  const uses = person.purposes.map(({ use }) => use);
  const [given, setGiven] = useState(true);
  return (
    <Act<{ use: string; given: boolean; on: string; how: string }, PersonFile>
      keep="consent"
      subject={person.id}
      title={t('consent.title', { name: person.name })}
      submit={t('act.save')}
      done={t('act.saved')}
      initial={{ given: true, on: platformDay(), ...(uses[0] && { use: uses[0] }) }}
      request={(v) => asked(endpoints.persons.recordConsent, { params: { personId: person.id }, body: { ...v, how: v.how.trim() } })}
      onClose={onClose}
      onDone={onClose}
    >
      <Form.Item name="use" label={t('consent.use')} rules={[{ required: true, message: t('consent.useNeeded') }]}>
        <Select options={uses.map((value) => ({ value, label: t(`uses.${value}.title`) }))} />
      </Form.Item>
      <Form.Item name="given" label={t('consent.given')} extra={!given && t('consent.ends')}>
        <Radio.Group
          onChange={({ target }) => setGiven(target.value)}
          options={[
            { value: true, label: t('consent.yes') },
            { value: false, label: t('consent.no') },
          ]}
        />
      </Form.Item>
      <Form.Item name="on" label={t('copy.on')} rules={[{ required: true, message: t('consent.dayNeeded') }]}>
        <Input type="date" className="day-field" />
      </Form.Item>
      <Form.Item
        name="how"
        label={t('consent.how')}
        rules={[{ required: true, whitespace: true, min: 2, max: 100, message: t('consent.howNeeded') }]}
      >
        <Input maxLength={100} placeholder={t('consent.howHint')} />
      </Form.Item>
    </Act>
  );
};

/** Takes down what the person asks for at the counter. */
export const RequestForm = ({ person, onClose }: Props) => {
  const { t } = useTranslation('persons');
  return (
    <Act<{ kind: 'export' | 'erasure'; note?: string }, PersonRequest>
      keep="request"
      subject={person.id}
      title={t('request.title', { name: person.name })}
      lead={t('request.means')}
      submit={t('request.submit')}
      done={t('request.done')}
      initial={{ kind: 'export' }}
      request={(v) =>
        asked(endpoints.persons.askForPerson, {
          params: { personId: person.id },
          body: { kind: v.kind, note: v.note?.trim() || null },
        })
      }
      onClose={onClose}
      onDone={onClose}
    >
      <Form.Item name="kind" label={t('request.kind')}>
        <Radio.Group options={(['export', 'erasure'] as const).map((value) => ({ value, label: t(`kinds.${value}`) }))} />
      </Form.Item>
      <Form.Item name="note" label={t('request.note')}>
        <Input.TextArea maxLength={500} autoSize={{ minRows: 2 }} />
      </Form.Item>
    </Act>
  );
};
