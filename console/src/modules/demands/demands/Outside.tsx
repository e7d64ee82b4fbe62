import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DemandKind } from '#contract/demands/kinds.ts';
import { endpoints, wordsFor } from '../../../app/api.ts';
import { useSlot } from '../../../app/kept.ts';
import { asked, useSend } from '../../../app/send.ts';

/** Kinds that are asked for outside the platform. */
const kinds: readonly DemandKind[] = ['form', 'photo', 'scan', 'report', 'other'];

interface Props {
  areas: readonly {
    readonly code: string;
    readonly name: string;
    readonly askers: readonly { readonly code: string; readonly name: string }[];
  }[];
}

/** Notes what was asked outside the platform: one click opens it, one says who asked for what. */
export const Outside = ({ areas }: Props) => {
  const { t } = useTranslation('demands-console');
  const { message } = App.useApp();
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  const [title, setTitle] = useState('');
  const { isPending, send } = useSend({
    slot: useSlot('demands.note', ''),
    request: (meant: { area: string; from: string; kind: DemandKind }) =>
      asked(endpoints.demands.noteDemand, { body: { ...meant, title: title.trim().length > 1 ? title.trim() : null } }),
    onDone: () => {
      void client.invalidateQueries({ queryKey: ['demands'] });
      void message.success(t('done.noted'));
      setTitle('');
      setOpen(false);
    },
    onFailed: (error) => void message.error(wordsFor(error)),
  });
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('outside')}</Button>
      <Modal open={open} title={t('outside')} footer={null} onCancel={() => setOpen(false)} destroyOnHidden>
        <p className="soft">{t('outsideLead')}</p>
        <Input
          aria-label={t('outsideName')}
          placeholder={t('outsideName')}
          maxLength={100}
          value={title}
          onChange={({ target }) => setTitle(target.value)}
        />
        {areas.flatMap((area) =>
          area.askers.map((asker) => (
            <fieldset key={`${area.code} ${asker.code}`} className="demand-outside">
              <legend>{areas.length > 1 ? t('outsideBy', { asker: asker.name, area: area.name }) : asker.name}</legend>
              {kinds.map((kind) => (
                <Button key={kind} disabled={isPending} onClick={() => send({ area: area.code, from: asker.code, kind })}>
                  {t(`demands:kinds.${kind}`)}
                </Button>
              ))}
            </fieldset>
          )),
        )}
      </Modal>
    </>
  );
};
