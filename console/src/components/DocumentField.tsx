import { CloseOutlined, PaperClipOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { uploadDocument, wordsFor } from '../app/api.ts';

interface Props {
  id: string;
  /** Ids of documents that were uploaded. */
  value: readonly string[];
  onChange: (ids: readonly string[]) => void;
  onBusy: (busy: boolean) => void;
  most: number;
  /** Of documents that were there before. */
  names?: Readonly<Record<string, string>>;
}

/** PDF and office documents chosen in a form: uploaded at once, each failure told beside the field. */
export const DocumentField = ({ id, value, onChange, onBusy, most, names: before }: Props) => {
  const { t } = useTranslation('forms-own');
  const [names, setNames] = useState<Readonly<Record<string, string>>>(before ?? {});
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const input = useRef<HTMLInputElement>(null);
  // what else was filled in while a document was on its way must not be told back as it was before
  const told = useRef(onChange);
  told.current = onChange;
  // biome-ignore lint/correctness/useExhaustiveDependencies: told when it changes
  useEffect(() => onBusy(busy), [busy]);
  const add = async (files: readonly File[]): Promise<void> => {
    setProblem(files.length > most - value.length ? t('answer.too_many', { max: most }) : null);
    setBusy(true);
    let ids = value;
    for (const file of files.slice(0, most - value.length))
      try {
        const one = await uploadDocument(file);
        setNames((all) => ({ ...all, [one.id]: one.name }));
        ids = [...ids, one.id];
        told.current(ids);
      } catch (error) {
        setProblem(`${file.name}: ${wordsFor(error)}`);
      }
    setBusy(false);
  };
  return (
    <div>
      {value.map((one) => (
        <p key={one}>
          {names[one] ?? t('document')}
          <Button
            type="text"
            size="small"
            icon={<CloseOutlined />}
            aria-label={t('removeDocument', { name: names[one] ?? t('document') })}
            onClick={() => onChange(value.filter((other) => other !== one))}
          />
        </p>
      ))}
      {value.length < most && (
        <Button id={id} icon={<PaperClipOutlined />} loading={busy} onClick={() => input.current?.click()}>
          {t('addDocument')}
        </Button>
      )}
      <input
        ref={input}
        type="file"
        accept=".pdf,.docx,.xlsx,.pptx"
        multiple
        className="photo-input"
        tabIndex={-1}
        aria-label={t('addDocument')}
        onChange={(event) => {
          void add([...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
      {problem && (
        <p className="field-problem" role="alert">
          {problem}
        </p>
      )}
    </div>
  );
};
