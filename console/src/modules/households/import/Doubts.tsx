import { useNavigate } from '@tanstack/react-router';
import { App, Button, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Doubt, HouseholdImport } from '#contract/households/imports.ts';
import { endpoints } from '../../../app/api.ts';
import { useSlot } from '../../../app/kept.ts';
import { asked, sendingWords, useSend } from '../../../app/send.ts';
import { SheetNotes } from '../../../components/SheetNotes.tsx';

type Decisions = { key: string; value: string | null }[];

/** What is doubtful in a workbook, each with what may be done about it, and what writing it would do. */
export const Doubts = ({ data, onChanged }: { data: HouseholdImport; onChanged: (next: HouseholdImport) => void }) => {
  const { t } = useTranslation('households');
  const { message, modal } = App.useApp();
  const navigate = useNavigate();
  const params = { importId: data.id };
  const { version } = data;
  const onFailed = (failure: Error): void => void message.error(sendingWords(failure));
  const decide = useSend({
    slot: useSlot('households.decide', data.id),
    request: (decisions: Decisions) => asked(endpoints.households.decideDoubts, { params, body: { version, decisions } }),
    onDone: onChanged,
    onFailed,
  });
  const apply = useSend({
    slot: useSlot('households.apply', data.id),
    request: () => asked(endpoints.households.applyHouseholdImport, { params, body: { version } }),
    onDone: (next) => {
      void message.success(t('import.applied'));
      onChanged(next);
    },
    onFailed,
  });
  const discard = useSend({
    slot: useSlot('households.discard', data.id),
    request: () => asked(endpoints.households.discardHouseholdImport, { params, body: { version } }),
    onDone: () => {
      void message.success(t('import.discarded'));
      void navigate({ to: '/households' });
    },
    onFailed,
  });
  const busy = decide.isPending || apply.isPending || discard.isPending;
  if (data.state !== 'open')
    return (
      <>
        <p role="status">{t(data.state === 'applied' ? 'import.did' : 'import.discarded', { ...data.plan })}</p>
        <div className="cell-acts">
          <Button type="primary" onClick={() => void navigate({ to: '/households', search: { area: data.area.code } })}>
            {t('nav.households')}
          </Button>
          <Button onClick={() => void navigate({ to: '/households/import', search: {} })}>{t('import.again')}</Button>
        </div>
      </>
    );
  const open = data.doubts.filter(({ decided }) => decided === null);
  const rest = (): void =>
    decide.send(open.slice(0, 200).flatMap(({ key, choices: [first] }) => (first ? [{ key, value: first.value }] : [])));
  return (
    <>
      <p>
        <strong>{data.area.name}</strong> · {t('import.rows', { count: data.rows })}
      </p>
      <p role="status" className={open.length > 0 ? '' : 'soft'}>
        {t(data.doubts.length === 0 ? 'import.noDoubts' : open.length === 0 ? 'import.allDecided' : 'import.left', { count: open.length })}
      </p>
      <ul className="doubt-list">
        {data.doubts.map((doubt) => (
          <OneDoubt key={doubt.key} doubt={doubt} busy={busy} onDecide={(value) => decide.send([{ key: doubt.key, value }])} />
        ))}
      </ul>
      <SheetNotes notes={data.notes} />
      <p>{t('import.plan', { ...data.plan })}</p>
      <div className="cell-acts">
        <Button type="primary" disabled={open.length > 0} loading={apply.isPending} onClick={() => apply.send(undefined)}>
          {t('import.apply')}
        </Button>
        {open.length > 1 && (
          <Button disabled={busy} onClick={rest}>
            {t('import.decideRest')}
          </Button>
        )}
        <Button
          danger
          disabled={busy}
          onClick={() =>
            void modal.confirm({ title: t('import.discardAsk'), okText: t('import.discard'), onOk: () => discard.send(undefined) })
          }
        >
          {t('import.discard')}
        </Button>
      </div>
    </>
  );
};

const OneDoubt = ({ doubt, busy, onDecide }: { doubt: Doubt; busy: boolean; onDecide: (value: string) => void }) => {
  const { t } = useTranslation('households');
  const where = [t('import.row', { row: doubt.row }), doubt.column, doubt.cell].filter(Boolean).join(' · ');
  return (
    <li>
      <p>
        <span className="flag">{where}</span> {doubt.message}
      </p>
      <Radio.Group
        vertical
        disabled={busy}
        aria-label={`${where} ${doubt.message}`}
        value={doubt.decided}
        onChange={({ target }) => onDecide(target.value as string)}
        options={doubt.choices.map(({ value, label }) => ({ value, label }))}
      />
    </li>
  );
};
